import type { ReactNode } from "react";
import { useWords } from "@/app/words";
import type { Fact } from "@/chart/facts";
import { fieldWord, valueWord } from "@/chart/wording";
import { DataLink } from "@/design/DataLink";
import { DataText } from "@/design/DataText";
import { Moment } from "@/time/Moment";
import styles from "./card.module.css";
import { sorted } from "./facts";

interface FactsProps {
  readonly values: Readonly<Record<string, Fact>>;
  readonly at?: string | null;
  readonly zone: string;
}

/** What is known of an element, field by field, and when. */
export function FactList({ values, at = null, zone }: FactsProps) {
  const t = useWords("card");
  const kinds = useWords("kinds");
  const { facts, clocks } = sorted(values, at);
  return (
    <>
      {facts.length === 0 ? null : (
        <Rows title={t("facts")}>
          {facts.map(([field, fact]) => (
            <Row key={field} name={fieldWord(field, kinds)}>
              <FactValue field={field} fact={fact} />
            </Row>
          ))}
        </Rows>
      )}
      {clocks.length === 0 ? null : (
        <Rows title={t("clocks")}>
          {clocks.map(([field, moment]) => (
            <Row key={field} name={t(`clock.${field}`)}>
              <Moment at={moment} zone={zone} />
              {field === "at" ? <TimeSource source={values.atSource ?? null} /> : null}
            </Row>
          ))}
        </Rows>
      )}
    </>
  );
}

function TimeSource({ source }: { readonly source: Fact }) {
  const t = useWords("card");
  if (typeof source !== "string") return null;
  return (
    <span className={styles.soft}>
      {" "}
      {t("atSource", { source: t(`source.${source}`, { defaultValue: source }) })}
    </span>
  );
}

const LONG = 280;

function FactValue({ field, fact }: { readonly field: string; readonly fact: Fact }) {
  const kinds = useWords("kinds");
  if (fact === null) return null;
  if (typeof fact === "number") return <>{fact.toLocaleString("en", { maximumFractionDigits: 4 })}</>;
  if (typeof fact === "object") return <DataText text={fact.join(", ")} limit={LONG} canGrow />;
  if (field === "url") return <DataLink url={String(fact)} />;
  return <DataText text={valueWord(field, String(fact), kinds)} limit={LONG} isLong canGrow />;
}

export function Rows({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      <h3 className={styles.heading}>{title}</h3>
      <dl className={styles.rows}>{children}</dl>
    </section>
  );
}

export function Row({ name, children }: { readonly name: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={styles.row}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>{children}</dd>
    </div>
  );
}
