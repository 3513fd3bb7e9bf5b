import { useQuery } from "urql";
import { Link } from "wouter";
import { problemOf } from "@/api/problem";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { ProblemNote } from "@/design/ProblemNote";
import { AnalysisOutcome } from "@/jobs/AnalysisOutcome";
import type { JobPartsFragment } from "@/jobs/jobs.generated";
import { type AnalysisResult, analysisResult, parsed } from "@/jobs/results";
import { Moment } from "@/time/Moment";
import { LastRunDocument } from "./analyses.generated";
import styles from "./analyses.module.css";
import { rankingOf } from "./catalogue";
import { TopAccounts } from "./TopAccounts";
import { TopCommunities } from "./TopCommunities";

interface ResultsProps {
  readonly caseId: string;
  readonly name: string;
  /** What was begun here and has ended well; null: what ran last is shown. */
  readonly job: JobPartsFragment | null;
}

/** What an analysis found, and how sure that is. */
export function Results({ caseId, name, job }: ResultsProps) {
  const t = useWords("analyses");
  const [{ data, error }, again] = useQuery({ query: LastRunDocument, variables: { caseId, name } });
  const last = data?.case.runs.nodes[0];
  const result = analysisResult(job?.result) ?? analysisResult(parsed(last?.result));
  if (error !== undefined) return <ProblemNote problem={problemOf(error)} onRetry={() => again()} />;
  if (data === undefined) return null;
  if (last === undefined || result === null) return <p className={styles.soft}>{t("neverRan")}</p>;
  return (
    <section className={styles.result} aria-label={t("result")}>
      <h3>{t("result")}</h3>
      <p className={styles.soft}>
        {t("lastRun")} <Moment at={last.finishedAt ?? last.startedAt} />.{" "}
        <Link href={`${addresses.runs(caseId)}?${new URLSearchParams({ kind: "ANALYSIS", run: last.key })}`}>
          {t("theRun")}
        </Link>
      </p>
      <AnalysisOutcome result={result} />
      <Found caseId={caseId} result={result} />
    </section>
  );
}

function Found({ caseId, result }: { readonly caseId: string; readonly result: AnalysisResult }) {
  const t = useWords("analyses");
  if (!result.enough) return null;
  const rankings = result.measures.flatMap((each) => rankingOf(each) ?? []);
  return (
    <>
      {result.measures.length === 0 ? <p>{t("relationships")}</p> : null}
      {result.measures.includes("community") ? <TopCommunities caseId={caseId} /> : null}
      {rankings.map((measure) => (
        <TopAccounts key={measure} caseId={caseId} measure={measure} />
      ))}
    </>
  );
}
