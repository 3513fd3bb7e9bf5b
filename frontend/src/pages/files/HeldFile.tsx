import { X } from "lucide-react";
import { useWords } from "@/app/words";
import { Button } from "@/design/Button";
import { Card } from "@/design/Card";
import { DataText } from "@/design/DataText";
import { JobCard } from "@/jobs/JobCard";
import type { JobPartsFragment } from "@/jobs/jobs.generated";
import { LoadOutcome } from "@/jobs/LoadOutcome";
import { loadResult } from "@/jobs/results";
import { bytesWord } from "./bytes";
import styles from "./files.module.css";
import { LookAtFile } from "./LookAtFile";
import type { Held } from "./useHeld";

interface HeldFileProps {
  readonly caseId: string;
  readonly held: Held;
  /** As it is now; null where none loads the file, or where it is no longer told of. */
  readonly job: JobPartsFragment | null;
  onChange(more: Partial<Held>): void;
  onPutAway(): void;
}

/** A file that was sent: looked at, then loaded. */
export function HeldFile({ caseId, held, job, onChange, onPutAway }: HeldFileProps) {
  const t = useWords("files");
  const { sent } = held;
  const isRunning = job?.state === "RUNNING";
  return (
    <Card
      title={t("file")}
      actions={
        <Button kind="quiet" icon={X} why={isRunning ? t("isLoading") : null} onPress={onPutAway}>
          {t(job?.state === "DONE" ? "next" : "other")}
        </Button>
      }
    >
      <p className={styles.name}>
        <DataText text={sent.name} limit={120} /> <span className={styles.soft}>{bytesWord(sent.bytes)}</span>
      </p>
      {held.job === null ? (
        <LookAtFile key={held.connector} caseId={caseId} held={held} onChange={onChange} />
      ) : (
        <Loading caseId={caseId} job={job} onBack={() => onChange({ job: null })} />
      )}
    </Card>
  );
}

interface LoadingProps {
  readonly caseId: string;
  readonly job: JobPartsFragment | null;
  onBack(): void;
}

function Loading({ caseId, job, onBack }: LoadingProps) {
  const t = useWords("files");
  const result = job?.state === "DONE" ? loadResult(job.result) : null;
  if (result !== null) return <LoadOutcome caseId={caseId} run={job?.run ?? null} result={result} />;
  const isRunning = job?.state === "RUNNING";
  return (
    <>
      {job === null ? <p>{t("jobUnknown")}</p> : <JobCard job={job} />}
      {isRunning ? (
        <p className={styles.soft}>{t("goOn")}</p>
      ) : (
        <p>
          <Button onPress={onBack}>{t("back")}</Button>
        </p>
      )}
    </>
  );
}
