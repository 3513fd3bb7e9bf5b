import { FlaskConical, LayoutDashboard, Network, Search } from "lucide-react";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { DataText } from "@/design/DataText";
import { Disclosure } from "@/design/Disclosure";
import { LinkButton } from "@/design/LinkButton";
import styles from "./Outcome.module.css";
import type { LoadResult } from "./results";
import { TakeBackButton } from "./TakeBack";

interface LoadOutcomeProps {
  readonly caseId: string;
  readonly run: string | null;
  readonly result: LoadResult;
}

const COUNTS = ["read", "new", "changed", "same", "rejected", "ties"] as const;

/** What a load brought, what it could not read, and where to go on. */
export function LoadOutcome({ caseId, run, result }: LoadOutcomeProps) {
  const t = useWords("jobs");
  const { rejections, unknownFields } = result;
  return (
    <section className={styles.outcome} aria-label={t("outcome")}>
      <p role="status" className={styles.sentence}>
        {t(`loaded.${kindOf(result)}`)}
      </p>
      {result.alreadyLoaded ? null : (
        <dl className={styles.counts}>
          {COUNTS.map((name) => (
            <div key={name} className={styles.count}>
              <dd>{result[name].toLocaleString("en")}</dd>
              <dt>{t(`counts.${name}`)}</dt>
            </div>
          ))}
        </dl>
      )}
      {result.rejected === 0 ? null : <Rejections result={result} isOpen={rejections.length < 10} />}
      {unknownFields.length === 0 ? null : (
        <Disclosure title={t("unknownFields", { count: unknownFields.length })}>
          <p className={styles.soft}>{t("unknownFieldsWhy")}</p>
          <p>
            <DataText
              text={unknownFields.map(([name, count]) => `${name} (${count})`).join(", ")}
              limit={600}
              canGrow
            />
          </p>
        </Disclosure>
      )}
      {result.allRejected ? (
        <p>{run === null ? null : <TakeBackButton caseId={caseId} run={run} />}</p>
      ) : (
        <WaysOn caseId={caseId} />
      )}
    </section>
  );
}

function kindOf({ alreadyLoaded, allRejected, rejected }: LoadResult): string {
  if (alreadyLoaded) return "already";
  if (allRejected) return "nothing";
  return rejected > 0 ? "partly" : "whole";
}

function Rejections({ result, isOpen }: { readonly result: LoadResult; readonly isOpen: boolean }) {
  const t = useWords("jobs");
  const { rejections, rejected } = result;
  return (
    <Disclosure title={t("rejections", { count: rejected })} isOpenAtFirst={isOpen}>
      <ul className={styles.list}>
        {rejections.map(({ place, reason }) => (
          <li key={`${place} ${reason}`}>
            <DataText text={place} limit={60} />: <DataText text={reason} limit={300} />
          </li>
        ))}
      </ul>
      <p className={styles.soft}>{t("rejectionsShown", { shown: rejections.length, count: rejected })}</p>
    </Disclosure>
  );
}

function WaysOn({ caseId }: { readonly caseId: string }) {
  const t = useWords("jobs");
  return (
    <p className={styles.ways}>
      <LinkButton to={addresses.overview(caseId)} icon={LayoutDashboard} kind="primary">
        {t("ways.overview")}
      </LinkButton>
      <LinkButton to={addresses.search(caseId)} icon={Search}>
        {t("ways.search")}
      </LinkButton>
      <LinkButton to={addresses.analyses(caseId)} icon={FlaskConical}>
        {t("ways.analyses")}
      </LinkButton>
      <LinkButton to={addresses.newChart(caseId)} icon={Network}>
        {t("ways.chart")}
      </LinkButton>
    </p>
  );
}
