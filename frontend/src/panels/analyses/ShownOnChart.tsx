import { Link2, Palette, Scaling } from "lucide-react";
import { useEffect, useState } from "react";
import { useClient, useQuery } from "urql";
import { useStore } from "zustand";
import { LastRunDocument } from "@/analyses/analyses.generated";
import { type Analysis, channelFor } from "@/analyses/catalogue";
import { isStyledBy, knownOf, styleBy } from "@/analyses/styleBy";
import { type Problem, problemOf } from "@/api/problem";
import { useWords } from "@/app/words";
import setStyle from "@/chart/commands/setStyle";
import { learnAnew, showSimultaneous } from "@/chart/learningAnew";
import type { ChartStore } from "@/chart/store";
import { tellMore } from "@/chart/tellAdded";
import { fieldWord } from "@/chart/wording";
import { announce } from "@/design/announce";
import { Button } from "@/design/Button";
import { ProblemNote } from "@/design/ProblemNote";
import { AnalysisOutcome } from "@/jobs/AnalysisOutcome";
import type { JobPartsFragment } from "@/jobs/jobs.generated";
import { analysisResult, parsed } from "@/jobs/results";
import styles from "./analyses.module.css";

interface ShownOnChartProps {
  readonly chart: ChartStore;
  readonly analysis: Analysis;
  /** What was begun here and has ended well; null: what ran last is shown. */
  readonly job: JobPartsFragment | null;
}

/** What an analysis found, and how the chart can show it. */
export function ShownOnChart({ chart, analysis, job }: ShownOnChartProps) {
  const t = useWords("panelAnalyses");
  const { caseId } = chart.getState();
  const problem = useLearntAnew(chart, job?.id ?? null);
  const [{ data }] = useQuery({ query: LastRunDocument, variables: { caseId, name: analysis.name } });
  const last = data?.case.runs.nodes[0];
  const result = analysisResult(job?.result) ?? analysisResult(parsed(last?.result));
  if (data === undefined) return null;
  if (result === null) return <p className={styles.soft}>{t("neverRan")}</p>;
  const shown = result.measures.flatMap((measure) => {
    const channel = channelFor(measure);
    return channel === null ? [] : [{ measure, channel }];
  });
  return (
    <section className={styles.found} aria-label={t("found")}>
      <h3 className={styles.heading}>{t("found")}</h3>
      {problem === null ? null : <ProblemNote problem={problem} />}
      <AnalysisOutcome result={result} />
      <p className={styles.buttons}>
        {shown.map((each) => (
          <StyleButton key={each.measure} chart={chart} {...each} />
        ))}
        {result.enough && result.measures.length === 0 ? <Simultaneous chart={chart} /> : null}
      </p>
    </section>
  );
}

/** Once for each job that has ended: what it wrote is then known of the chart's nodes. */
function useLearntAnew(chart: ChartStore, ended: string | null): Problem | null {
  const api = useClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    if (ended === null) return;
    setProblem(null);
    learnAnew(api, chart).catch((error: unknown) => setProblem(problemOf(error)));
  }, [api, chart, ended]);
  return problem;
}

interface StyleButtonProps {
  readonly chart: ChartStore;
  readonly measure: string;
  readonly channel: "colour" | "size";
}

function StyleButton({ chart, measure, channel }: StyleButtonProps) {
  const t = useWords("panelAnalyses");
  const kinds = useWords("kinds");
  const { state, facts, readOnly } = useStore(chart);
  const name = fieldWord(measure, kinds);
  const isOn = isStyledBy(measure, channel, state.style);
  const known = knownOf(measure, state, facts);
  const why = readOnly ? "readOnly" : isOn ? "isOn" : known === 0 ? "noneKnown" : null;
  const show = (): void => {
    chart.getState().run(setStyle({ style: styleBy(measure, channel, state, facts) }));
    announce(t("styled", { count: known, measure: name }));
  };
  return (
    <Button
      icon={channel === "colour" ? Palette : Scaling}
      why={why === null ? null : t(`why.${why}`)}
      onPress={show}
    >
      {t(`${channel}By`, { measure: name })}
    </Button>
  );
}

function Simultaneous({ chart }: { readonly chart: ChartStore }) {
  const t = useWords("panelAnalyses");
  const api = useClient();
  const isReadOnly = useStore(chart, (open) => open.readOnly);
  const [problem, setProblem] = useState<Problem | null>(null);
  const show = (): void => {
    setProblem(null);
    showSimultaneous(api, chart).then(
      ({ count, reason }) => {
        announce(t("simultaneousShown", { count }));
        tellMore(reason);
      },
      (error: unknown) => setProblem(problemOf(error)),
    );
  };
  return (
    <>
      {problem === null ? null : <ProblemNote problem={problem} />}
      <Button icon={Link2} why={isReadOnly ? t("why.readOnly") : null} onPress={show}>
        {t("simultaneous")}
      </Button>
    </>
  );
}
