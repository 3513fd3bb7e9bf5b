import { Link } from "wouter";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { Card } from "@/design/Card";
import { Completeness } from "@/design/Completeness";
import { DataText } from "@/design/DataText";
import { Disclosure } from "@/design/Disclosure";
import { Moment } from "@/time/Moment";
import styles from "./CoverageCard.module.css";
import type { OverviewQuery } from "./overview.generated";

type Overview = OverviewQuery["case"]["overview"];

/** What the case rests on, and what it does not have: said before anything is concluded from it. */
export function CoverageCard({ caseId, overview }: { readonly caseId: string; readonly overview: Overview }) {
  const t = useWords("overview");
  const { coverage, sources } = overview;
  const counts = [
    ["posts", coverage.posts],
    ["accounts", coverage.accounts],
    ["records", coverage.read],
    ["captures", sources.captures],
  ] as const;
  const gaps = [
    ["rejected", coverage.rejected],
    ["stubs", coverage.stubs],
    ["accountStubs", coverage.accountStubs],
    ["withoutTime", coverage.withoutTime],
    ["gone", coverage.gone + coverage.accountsGone],
    ["staleTies", coverage.staleTies.length],
  ] as const;
  const missing = gaps.filter(([, count]) => count > 0);
  return (
    <Card title={t("coverage")}>
      <dl className={styles.counts}>
        {counts.map(([name, count]) => (
          <div key={name} className={styles.count}>
            <dd>{count.toLocaleString("en")}</dd>
            <dt>{t(`counts.${name}`)}</dt>
          </div>
        ))}
        <div className={styles.count}>
          <dd className={styles.span}>
            {coverage.postsFrom === null ? "–" : coverage.postsFrom.slice(0, 10)} …{" "}
            {coverage.postsUntil === null ? "–" : coverage.postsUntil.slice(0, 10)}
          </dd>
          <dt>{t("counts.span")}</dt>
        </div>
      </dl>
      {missing.length === 0 ? <p>{t("noGaps")}</p> : null}
      <ul className={styles.gaps}>
        {missing.map(([name, count]) => (
          <li key={name}>{t(`gaps.${name}`, { count })}</li>
        ))}
      </ul>
      <Disclosure title={t("sources", { count: sources.total })}>
        <ul className={styles.gaps}>
          {sources.sources.map((source) => (
            <li key={`${source.name} ${source.connector}`}>
              <DataText text={source.name} limit={80} /> ({source.connector}),{" "}
              <DataText text={source.how} limit={80} />, <Moment at={source.retrievedLast} />
            </li>
          ))}
        </ul>
        <Completeness of={sources} />
        <Link href={addresses.runs(caseId)}>{t("runs")}</Link>
      </Disclosure>
    </Card>
  );
}
