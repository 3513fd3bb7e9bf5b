import type { ReactNode } from "react";
import { useWords } from "@/app/words";
import { DataText } from "@/design/DataText";
import { Dialog } from "@/design/Dialog";
import { AnalysisOutcome } from "@/jobs/AnalysisOutcome";
import type { JobPartsFragment } from "@/jobs/jobs.generated";
import { analysisResult, loadResult, parsed, unknownFieldsIn } from "@/jobs/results";
import { Moment } from "@/time/Moment";
import type { RunPartsFragment } from "./runs.generated";
import styles from "./runs.module.css";

interface RunDetailsProps {
  readonly run: RunPartsFragment;
  /** The job that did it, while it is told of: it knows why records were rejected. */
  readonly job: JobPartsFragment | null;
  close(): void;
}

/** Everything that a run says of itself: what it was asked, on what it ran, what came of it. */
export function RunDetails({ run, job, close }: RunDetailsProps) {
  const t = useWords("runs");
  const said = parsed(run.result);
  const result = analysisResult(said);
  const unknown = unknownFieldsIn(said.unknown_fields);
  return (
    <Dialog title={t("detailsOf", { name: run.name })} size="wide" onClose={close}>
      {result === null ? null : <AnalysisOutcome result={result} />}
      {(run.rejected ?? 0) > 0 ? <Rejected rejected={run.rejected ?? 0} job={job} /> : null}
      <dl className={styles.details}>
        <Detail name="startedAt">{run.startedAt === null ? null : <Moment at={run.startedAt} />}</Detail>
        <Detail name="finishedAt">{run.finishedAt === null ? null : <Moment at={run.finishedAt} />}</Detail>
        <Detail name="parameters">{parametersIn(run.parameters)}</Detail>
        <Detail name="seed">{run.seed?.toString()}</Detail>
        <Detail name="captures">{run.captures?.join(", ")}</Detail>
        <Detail name="dataDigest">{run.dataDigest}</Detail>
        <Detail name="versions">{parametersIn(run.versions)}</Detail>
        <Detail name="unknownFields">
          {unknown.map(([name, count]) => `${name} (${count})`).join(", ")}
        </Detail>
        <Detail name="key">{run.key}</Detail>
      </dl>
    </Dialog>
  );
}

interface DetailProps {
  readonly name: string;
  readonly children: ReactNode;
}

function Detail({ name, children }: DetailProps) {
  const t = useWords("runs");
  if (children === null || children === undefined || children === "") return null;
  return (
    <div className={styles.detail}>
      <dt>{t(`details.${name}`)}</dt>
      <dd>{typeof children === "string" ? <DataText text={children} limit={400} canGrow /> : children}</dd>
    </div>
  );
}

function Rejected({ rejected, job }: { readonly rejected: number; readonly job: JobPartsFragment | null }) {
  const t = useWords("runs");
  const rejections = loadResult(job?.result)?.rejections ?? [];
  return (
    <section aria-label={t("rejected", { count: rejected })}>
      <p>{t("rejected", { count: rejected })}</p>
      {rejections.length === 0 ? <p className={styles.soft}>{t("rejectedWhere")}</p> : null}
      <ul className={styles.list}>
        {rejections.map(({ place, reason }) => (
          <li key={`${place} ${reason}`}>
            <DataText text={place} limit={60} />: <DataText text={reason} limit={300} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** JSON as "name: value, …": null stands for what was not set. */
function parametersIn(text: string | null): string {
  return Object.entries(parsed(text))
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(", ");
}
