import { Download } from "lucide-react";
import { useQuery } from "urql";
import { problemOf } from "@/api/problem";
import { useWords } from "@/app/words";
import { Busy } from "@/design/Busy";
import { DataText } from "@/design/DataText";
import { Dialog } from "@/design/Dialog";
import { ProblemNote } from "@/design/ProblemNote";
import { Moment } from "@/time/Moment";
import { CapturedRecordDocument, type CapturedRecordQuery } from "./evidence.generated";
import styles from "./RecordDialog.module.css";

interface RecordDialogProps {
  readonly caseId: string;
  readonly capture: string;
  readonly position: number;
  close(): void;
}

/** The very record, read again from the bytes, whose hash the API checks first. */
export function RecordDialog({ caseId, capture, position, close }: RecordDialogProps) {
  const t = useWords("evidence");
  const [{ data, error, fetching }, again] = useQuery({
    query: CapturedRecordDocument,
    variables: { caseId, capture, position },
  });
  return (
    <Dialog title={t("record.title")} size="wide" onClose={close}>
      {error === undefined ? null : <ProblemNote problem={problemOf(error)} onRetry={again} />}
      {fetching ? <Busy text={t("record.reading")} /> : null}
      {data === undefined ? null : <Shown caseId={caseId} record={data.case.record} />}
    </Dialog>
  );
}

interface ShownProps {
  readonly caseId: string;
  readonly record: CapturedRecordQuery["case"]["record"];
}

function Shown({ caseId, record }: ShownProps) {
  const t = useWords("evidence");
  const { capture } = record;
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t("record.place")}</dt>
        <dd>
          <DataText text={record.place} /> ({t("record.position", { position: record.position })})
        </dd>
        <dt>{t("record.source")}</dt>
        <dd>
          <DataText text={capture.source} />
        </dd>
        <dt>{t("record.how")}</dt>
        <dd>
          <DataText text={capture.how} />, {t("record.connector", { connector: capture.connector })}
        </dd>
        <dt>{t("record.retrieved")}</dt>
        <dd>
          <Moment at={capture.retrievedAt} />
        </dd>
        <dt>{t("record.recorded")}</dt>
        <dd>
          <Moment at={capture.recordedAt} />
        </dd>
        <dt>SHA-256</dt>
        <dd>
          <code className={styles.hash}>{capture.sha256}</code> {t("record.right")}
        </dd>
        <dt>{t("record.capture")}</dt>
        <dd>
          <code>{capture.id}</code>, {t("record.bytes", { count: capture.size })}{" "}
          <a href={`/v1/captures/${capture.id}?${new URLSearchParams({ case: caseId }).toString()}`} download>
            <Download size={13} aria-hidden="true" /> {t("record.save")}
          </a>
        </dd>
      </dl>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <section className={styles.text} tabIndex={0} aria-label={t("record.text")}>
        <DataText text={record.text} isLong />
      </section>
      {record.complete ? null : <p>{t("record.cut", { count: record.characters })}</p>}
    </>
  );
}
