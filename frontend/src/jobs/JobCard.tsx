import { Square } from "lucide-react";
import { useState } from "react";
import { useClient } from "urql";
import { change } from "@/api/ask";
import { type Problem, problemOf } from "@/api/problem";
import { useWords } from "@/app/words";
import { Button } from "@/design/Button";
import { DataText } from "@/design/DataText";
import { ProblemNote } from "@/design/ProblemNote";
import { ProgressBar } from "@/design/ProgressBar";
import styles from "./JobCard.module.css";
import { CancelJobDocument, type JobPartsFragment } from "./jobs.generated";

/** One job: what it does, how far it is, how it ended. */
export function JobCard({ job }: { readonly job: JobPartsFragment }) {
  const t = useWords("jobs");
  const api = useClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  const cancel = (): void => {
    change(api, CancelJobDocument, { caseId: job.case, id: job.id }).catch((error: unknown) =>
      setProblem(problemOf(error)),
    );
  };
  return (
    <article className={styles.job} data-state={job.state}>
      <header className={styles.header}>
        <p className={styles.title}>
          <DataText text={job.title} limit={120} />
        </p>
        <span className={styles.state}>{t(`state.${job.state}`)}</span>
        {job.state === "RUNNING" ? (
          <Button icon={Square} onPress={cancel}>
            {t("cancel")}
          </Button>
        ) : null}
      </header>
      {job.state === "RUNNING" ? <Progress job={job} /> : null}
      {job.error === null ? null : <ProblemNote problem={{ ...job.error, more: {} }} />}
      {problem === null ? null : <ProblemNote problem={problem} />}
    </article>
  );
}

function Progress({ job }: { readonly job: JobPartsFragment }) {
  const t = useWords("jobs");
  return (
    <ProgressBar label={job.stage ?? t("waiting")} done={job.done} total={job.total} unit={job.unit ?? ""} />
  );
}
