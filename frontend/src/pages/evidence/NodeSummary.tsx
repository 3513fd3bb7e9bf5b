import { useWords } from "@/app/words";
import type { Fact, NodeFacts } from "@/chart/facts";
import { NODE_KINDS } from "@/chart/kinds";
import { DataLink } from "@/design/DataLink";
import { DataText } from "@/design/DataText";
import { KindIcon } from "@/design/KindIcon";
import { Moment } from "@/time/Moment";
import styles from "./NodeSummary.module.css";

const SHOWN = [
  "name",
  "bio",
  "text",
  "platform",
  "nativeId",
  "url",
  "title",
  "at",
  "openedAt",
  "followers",
  "following",
  "posts",
];
const CLOCKS = ["capturedFirst", "capturedLast", "recordedFirst", "goneRecorded"];

/** What is known of a node, in a few lines, with the clocks that say since when. */
export function NodeSummary({ node }: { readonly node: NodeFacts }) {
  const t = useWords("evidence");
  const kinds = useWords("kinds");
  return (
    <section className={styles.summary} aria-label={t("subject")}>
      <header className={styles.header}>
        <KindIcon label={node.label} isSilent />
        <p className={styles.name}>
          <DataText text={nameOf(node)} limit={280} canGrow />
        </p>
        <span className={styles.kind}>{kinds(`nodes.${node.label}`)}</span>
        {node.values.stub === true ? <span className={styles.mark}>{t("stub")}</span> : null}
        {node.values.goneRecorded ? <span className={styles.mark}>{t("gone")}</span> : null}
      </header>
      <dl className={styles.facts}>
        <dt>{t("fields.key")}</dt>
        <dd>
          <code>
            <DataText text={node.key} limit={120} canGrow />
          </code>
        </dd>
        {[...SHOWN, ...CLOCKS].map((field) => (
          <FactRow key={field} name={t(`fields.${field}`)} field={field} fact={node.values[field]} />
        ))}
      </dl>
    </section>
  );
}

interface FactRowProps {
  readonly name: string;
  readonly field: string;
  readonly fact: Fact | undefined;
}

function FactRow({ name, field, fact }: FactRowProps) {
  if (fact === null || fact === undefined || fact === "") return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <FactValue field={field} fact={fact} />
      </dd>
    </>
  );
}

const MOMENT = /^\d{4}-\d\d-\d\dT/;

function FactValue({ field, fact }: { readonly field: string; readonly fact: NonNullable<Fact> }) {
  if (typeof fact === "number") return fact.toLocaleString();
  if (typeof fact !== "string") return String(fact);
  if (field === "url") return <DataLink url={fact} />;
  if (MOMENT.test(fact)) return <Moment at={fact} />;
  return <DataText text={fact} limit={400} isLong canGrow />;
}

/** The field that says best what it is, else its key. */
export function nameOf(node: NodeFacts): string {
  if (node.label === "ACCOUNT" && node.values.handle) return `@${String(node.values.handle)}`;
  for (const field of NODE_KINDS[node.label].captions) {
    const value = node.values[field];
    if (typeof value === "string" && value !== "") return value;
  }
  return node.label === "HASHTAG" ? `#${node.key}` : node.key;
}
