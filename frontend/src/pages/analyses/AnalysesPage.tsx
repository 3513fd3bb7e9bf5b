import { SlidersHorizontal, X } from "lucide-react";
import { useQuery } from "urql";
import { useParams, useSearchParams } from "wouter";
import { AnalysisForm } from "@/analyses/AnalysisForm";
import { AnalysesDocument } from "@/analyses/analyses.generated";
import styles from "@/analyses/analyses.module.css";
import type { Analysis } from "@/analyses/catalogue";
import { Results } from "@/analyses/Results";
import { useAnalysing } from "@/analyses/useAnalysing";
import { problemOf } from "@/api/problem";
import { useWords } from "@/app/words";
import { Busy } from "@/design/Busy";
import { Button } from "@/design/Button";
import { Completeness } from "@/design/Completeness";
import { Page } from "@/design/Page";
import { ProblemNote } from "@/design/ProblemNote";
import { JobCard } from "@/jobs/JobCard";
import type { JobPartsFragment } from "@/jobs/jobs.generated";
import { useJobs } from "@/jobs/useJobs";
import type { Given } from "@/parameters/parameter";

const OPEN = "analysis";

/** What can be computed: the question first, then the method and where it comes from. */
export default function AnalysesPage() {
  const t = useWords("analyses");
  const { caseId = "" } = useParams();
  const [search, setSearch] = useSearchParams();
  const { [OPEN]: open, ...given } = Object.fromEntries(search);
  const [{ data, error, fetching }, again] = useQuery({ query: AnalysesDocument });
  const jobs = useJobs(caseId);
  return (
    <Page title={t("title")} intro={t("intro")}>
      {error === undefined ? null : <ProblemNote problem={problemOf(error)} onRetry={() => again()} />}
      {fetching && data === undefined ? <Busy /> : null}
      <ul className={styles.list}>
        {data?.analyses.analyses.map((analysis) => (
          <li key={analysis.name}>
            <OneAnalysis
              caseId={caseId}
              analysis={analysis}
              jobs={jobs}
              given={analysis.name === open ? given : null}
              onOpen={(isOpen) => setSearch(isOpen ? { [OPEN]: analysis.name } : {})}
              onGiven={(changed) => setSearch({ [OPEN]: analysis.name, ...changed }, { replace: true })}
            />
          </li>
        ))}
      </ul>
      {data === undefined ? null : <Completeness of={data.analyses} />}
    </Page>
  );
}

interface OneAnalysisProps {
  readonly caseId: string;
  readonly analysis: Analysis;
  readonly jobs: readonly JobPartsFragment[];
  /** What it is to be told; null: it is not open. */
  readonly given: Given | null;
  onOpen(isOpen: boolean): void;
  onGiven(given: Given): void;
}

function OneAnalysis(props: OneAnalysisProps) {
  const { analysis, given, onOpen } = props;
  const t = useWords("analyses");
  const isOpen = given !== null;
  return (
    <article className={styles.analysis} data-open={isOpen}>
      <header className={styles.header}>
        <h2 className={styles.question}>{analysis.question}</h2>
        <Button icon={isOpen ? X : SlidersHorizontal} onPress={() => onOpen(!isOpen)}>
          {t(isOpen ? "close" : "open")}
        </Button>
      </header>
      <p className={styles.method}>
        <strong>{analysis.title}</strong> · {t("source", { source: analysis.source })}
      </p>
      {given === null ? null : <Opened {...props} given={given} />}
    </article>
  );
}

function Opened({ caseId, analysis, jobs, given, onGiven }: OneAnalysisProps & { readonly given: Given }) {
  const t = useWords("analyses");
  const before = jobs.find(({ kind, title }) => kind === "analysis" && title === analysis.title) ?? null;
  const begun = useAnalysing(caseId, analysis.name, jobs);
  const job = begun.job ?? before;
  return (
    <div className={styles.open}>
      <p className={styles.soft}>{t(`reads.${analysis.reads}`, { defaultValue: analysis.reads })}</p>
      <AnalysisForm
        analysis={analysis}
        given={given}
        isRunning={job?.state === "RUNNING"}
        onGiven={onGiven}
        onRun={begun.run}
      />
      {begun.problem === null ? null : <ProblemNote problem={begun.problem} />}
      {job === null || job.state === "DONE" ? null : <JobCard job={job} />}
      {job?.state === "RUNNING" ? null : (
        <Results
          key={`${job?.id} ${job?.state}`}
          caseId={caseId}
          name={analysis.name}
          job={job?.state === "DONE" ? job : null}
        />
      )}
    </div>
  );
}
