import { FileText } from "lucide-react";
import { useState } from "react";
import { useWords } from "@/app/words";
import { Button } from "@/design/Button";
import { Completeness } from "@/design/Completeness";
import { DataText } from "@/design/DataText";
import { EmptyState } from "@/design/EmptyState";
import { Moment } from "@/time/Moment";
import type { WitnessesFragment } from "./evidence.generated";
import { RecordDialog } from "./RecordDialog";
import styles from "./Witnesses.module.css";

type Witness = WitnessesFragment["captures"][number];

interface WitnessesProps {
  readonly caseId: string;
  readonly list: WitnessesFragment;
}

/** Records that speak of something: where each stands, and the hash of the bytes that hold it. */
export function Witnesses({ caseId, list }: WitnessesProps) {
  const t = useWords("evidence");
  const [opened, setOpened] = useState<Witness | null>(null);
  if (list.captures.length === 0) return <EmptyState title={t("noWitness")}>{t("noWitnessWhy")}</EmptyState>;
  return (
    <div className={styles.witnesses}>
      <ul className={styles.list}>
        {list.captures.map((witness) => (
          <li key={`${witness.id} ${witness.position}`} className={styles.witness}>
            <div className={styles.about}>
              <p>
                <strong>
                  <DataText text={witness.place} limit={120} />
                </strong>{" "}
                {t("of")} <DataText text={fileOf(witness.source)} limit={80} />
              </p>
              <p className={styles.how}>
                {t("retrieved")} <Moment at={witness.retrievedAt} />
              </p>
              <p className={styles.hash}>
                SHA-256 <code>{witness.sha256}</code>
              </p>
            </div>
            <Button icon={FileText} onPress={() => setOpened(witness)}>
              {t("showRecord")}
            </Button>
          </li>
        ))}
      </ul>
      <Completeness of={list} />
      {opened === null ? null : (
        <RecordDialog
          caseId={caseId}
          capture={opened.id}
          position={opened.position}
          close={() => setOpened(null)}
        />
      )}
    </div>
  );
}

/** The file's own name: where it lay is in the record's dialog. */
function fileOf(source: string): string {
  return source.split(/[/\\]/).findLast((part) => part !== "") ?? source;
}
