import { useWords } from "@/app/words";
import { Badge } from "@/design/Badge";
import { DataText } from "@/design/DataText";
import styles from "./Outcome.module.css";
import type { AnalysisResult } from "./results";

/** How sure a result is, what it rests on, and what has to be known before it is used. */
export function AnalysisOutcome({ result }: { readonly result: AnalysisResult }) {
  const t = useWords("jobs");
  const { certainty, enough, reused, notes, facts } = result;
  return (
    <div className={styles.outcome}>
      <p className={styles.certainty}>
        <Badge tone={enough ? "accent" : "warning"}>{t(enough ? "howSure" : "notEnough")}</Badge>
        <DataText text={certainty} />
      </p>
      {reused ? <p className={styles.soft}>{t("reused")}</p> : null}
      {notes.length === 0 ? null : (
        <ul className={styles.notes} aria-label={t("notes")}>
          {notes.map((note) => (
            <li key={note}>
              <DataText text={note} />
            </li>
          ))}
        </ul>
      )}
      {facts.length === 0 ? null : (
        <dl className={styles.facts} aria-label={t("facts")}>
          {facts.map(([name, value]) => (
            <div key={name} className={styles.fact}>
              <dt>
                <DataText text={name.replaceAll("_", " ")} />
              </dt>
              <dd>{typeof value === "number" ? numberWord(value) : <DataText text={value} />}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

function numberWord(value: number): string {
  const isSmall = value !== 0 && Math.abs(value) < 0.001;
  return isSmall ? value.toExponential(2) : value.toLocaleString("en", { maximumFractionDigits: 3 });
}
