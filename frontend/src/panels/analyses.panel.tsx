import { Calculator } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { useStore } from "zustand";
import { AnalysisForm } from "@/analyses/AnalysisForm";
import { AnalysesDocument } from "@/analyses/analyses.generated";
import type { Analysis } from "@/analyses/catalogue";
import { useAnalysing } from "@/analyses/useAnalysing";
import { problemOf } from "@/api/problem";
import { useWords } from "@/app/words";
import type { ChartStore } from "@/chart/store";
import { Busy } from "@/design/Busy";
import { Disclosure } from "@/design/Disclosure";
import { ProblemNote } from "@/design/ProblemNote";
import { Select } from "@/design/Select";
import { JobCard } from "@/jobs/JobCard";
import { useJobs } from "@/jobs/useJobs";
import type { Panel } from "@/pages/chart/panelFiles";
import type { Given } from "@/parameters/parameter";
import styles from "./analyses/analyses.module.css";
import { ShownOnChart } from "./analyses/ShownOnChart";

const FIRST = "pagerank";

/** Runs an analysis of the whole case in place, and shows on the chart what it found. */
function Analyses({ chart }: { readonly chart: ChartStore }) {
  const t = useWords("panelAnalyses");
  const [{ data, error, fetching }, again] = useQuery({ query: AnalysesDocument });
  const [name, setName] = useState(FIRST);
  const all = data?.analyses.analyses ?? [];
  const chosen = all.find((each) => each.name === name) ?? all[0];
  return (
    <div className={styles.panel}>
      {error === undefined ? null : <ProblemNote problem={problemOf(error)} onRetry={() => again()} />}
      {fetching && data === undefined ? <Busy /> : null}
      {chosen === undefined ? null : (
        <>
          <Select
            label={t("which")}
            help={chosen.question}
            options={all.map((each) => ({ value: each.name, label: each.title, help: each.question }))}
            value={chosen.name}
            onChange={setName}
          />
          <InPlace key={chosen.name} chart={chart} analysis={chosen} />
        </>
      )}
    </div>
  );
}

interface InPlaceProps {
  readonly chart: ChartStore;
  readonly analysis: Analysis;
}

function InPlace({ chart, analysis }: InPlaceProps) {
  const t = useWords("panelAnalyses");
  const { caseId } = chart.getState();
  const knownOn = useStore(chart, (open) => open.state.time.knownOn);
  const jobs = useJobs(caseId);
  const { run, job, problem } = useAnalysing(caseId, analysis.name, jobs);
  const [given, setGiven] = useState<Given>({});
  return (
    <>
      <AnalysisForm
        analysis={analysis}
        given={given}
        isRunning={job?.state === "RUNNING"}
        frame={(fields) => <Disclosure title={t("parameters")}>{fields}</Disclosure>}
        onGiven={setGiven}
        onRun={run}
      />
      {problem === null ? null : <ProblemNote problem={problem} />}
      {job === null || job.state === "DONE" ? null : <JobCard job={job} />}
      {knownOn === null ? null : <p role="note">{t("knownOn")}</p>}
      <ShownOnChart chart={chart} analysis={analysis} job={job?.state === "DONE" ? job : null} />
    </>
  );
}

const panel: Panel = { id: "analyses", icon: Calculator, side: "left", order: 50, Component: Analyses };

export default panel;
