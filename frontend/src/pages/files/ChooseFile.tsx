import { FileUp, Square, X } from "lucide-react";
import { FileTrigger } from "react-aria-components";
import { useQuery } from "urql";
import { useWords } from "@/app/words";
import { Button } from "@/design/Button";
import { Card } from "@/design/Card";
import { DataText } from "@/design/DataText";
import { Disclosure } from "@/design/Disclosure";
import { ProblemNote } from "@/design/ProblemNote";
import { ProgressBar } from "@/design/ProgressBar";
import { bytesWord } from "./bytes";
import { ConnectorsDocument } from "./files.generated";
import styles from "./files.module.css";
import type { Sending } from "./useSending";

interface ChooseFileProps {
  readonly sending: Sending | null;
  /** A file is held over the page. */
  readonly isOver: boolean;
  onChoose(file: File): void;
  onCancel(): void;
}

/** Where a file is dropped or chosen, and how far it has come. */
export function ChooseFile({ sending, isOver, onChoose, onCancel }: ChooseFileProps) {
  const t = useWords("files");
  if (sending !== null) return <OnItsWay sending={sending} onChoose={onChoose} onCancel={onCancel} />;
  return (
    <>
      <div className={styles.drop} data-over={isOver}>
        <FileUp size={32} strokeWidth={1.5} aria-hidden="true" />
        <p className={styles.dropTitle}>{t(isOver ? "dropIt" : "drop")}</p>
        <p className={styles.soft}>{t("dropNote")}</p>
        <FileTrigger
          onSelect={(files) => {
            const [first] = files ?? [];
            if (first !== undefined) onChoose(first);
          }}
        >
          <Button kind="primary" icon={FileUp}>
            {t("choose")}
          </Button>
        </FileTrigger>
      </div>
      <Readable />
    </>
  );
}

interface OnItsWayProps {
  readonly sending: Sending;
  onChoose(file: File): void;
  onCancel(): void;
}

function OnItsWay({ sending: { file, sent, problem }, onChoose, onCancel }: OnItsWayProps) {
  const t = useWords("files");
  const isIn = sent >= file.size;
  return (
    <Card title={t(problem === null ? "sending" : "notSent")}>
      <p className={styles.name}>
        <DataText text={file.name} limit={120} /> <span className={styles.soft}>{bytesWord(file.size)}</span>
      </p>
      {problem === null ? (
        <ProgressBar
          label={t(isIn ? "lookingAtIt" : "sent")}
          done={isIn ? null : sent}
          total={file.size}
          unit={t("bytes")}
        />
      ) : (
        <ProblemNote problem={problem} onRetry={() => onChoose(file)} />
      )}
      <p>
        <Button icon={problem === null ? Square : X} onPress={onCancel}>
          {t(problem === null ? "cancel" : "other")}
        </Button>
      </p>
    </Card>
  );
}

/** What can be read at all, before one tries. */
function Readable() {
  const t = useWords("files");
  const [{ data }] = useQuery({ query: ConnectorsDocument });
  if (data === undefined) return null;
  return (
    <Disclosure level={2} title={t("readable", { count: data.connectors.total })}>
      <dl className={styles.readable}>
        {data.connectors.connectors.map(({ name, title, sentence, key, formats }) => (
          <div key={name}>
            <dt>
              {title} <span className={styles.soft}>{formats.join(" ")}</span>
            </dt>
            <dd>{sentence}</dd>
            <dd className={styles.soft}>{t("key", { key })}</dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  );
}
