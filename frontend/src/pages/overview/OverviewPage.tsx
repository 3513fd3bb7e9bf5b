import { FilePlus, Network, Search } from "lucide-react";
import type { ReactNode } from "react";
import { useQuery } from "urql";
import { Link, useParams, useSearchParams } from "wouter";
import { problemOf } from "@/api/problem";
import type { Bin } from "@/api/schema";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { Busy } from "@/design/Busy";
import { Card } from "@/design/Card";
import { Choice } from "@/design/Choice";
import { Completeness, type Listing } from "@/design/Completeness";
import { EmptyState } from "@/design/EmptyState";
import { LinkButton } from "@/design/LinkButton";
import { Page } from "@/design/Page";
import { ProblemNote } from "@/design/ProblemNote";
import { JobCard } from "@/jobs/JobCard";
import { useJobs } from "@/jobs/useJobs";
import { Bars } from "./Bars";
import { CoverageCard } from "./CoverageCard";
import styles from "./OverviewPage.module.css";
import { OverviewDocument, type OverviewQuery } from "./overview.generated";
import { VolumeChart } from "./VolumeChart";

type CaseOverview = OverviewQuery["case"];

const TOP = 10;
const BINS = ["HOUR", "DAY", "WEEK"] as const satisfies readonly Bin[];

/** What is in a case, and what that rests on. */
export default function OverviewPage() {
  const t = useWords("overview");
  const { caseId = "" } = useParams();
  const [parameters, setParameters] = useSearchParams();
  const bins = BINS.find((each) => each === parameters.get("bins")) ?? "DAY";
  const [{ data, error, fetching }, again] = useQuery({
    query: OverviewDocument,
    variables: { caseId, top: TOP, bins },
  });
  const jobs = useJobs(caseId, () => again({ requestPolicy: "network-only" }));
  const running = jobs.filter(({ state }) => state === "RUNNING");
  const found = data?.case;
  const actions = (
    <>
      <LinkButton to={addresses.files(caseId)} icon={FilePlus}>
        {t("addFile")}
      </LinkButton>
      <LinkButton to={addresses.search(caseId)} icon={Search}>
        {t("search")}
      </LinkButton>
      <LinkButton to={addresses.newChart(caseId)} icon={Network} kind="primary">
        {t("newChart")}
      </LinkButton>
    </>
  );
  return (
    <Page title={found?.title ?? t("title")} actions={actions}>
      {error === undefined ? null : <ProblemNote problem={problemOf(error)} onRetry={again} />}
      {running.map((job) => (
        <JobCard key={job.id} job={job} />
      ))}
      {fetching && found === undefined ? <Busy /> : null}
      {found === undefined ? null : isEmpty(found) ? (
        <EmptyState
          icon={FilePlus}
          title={t("empty.title")}
          action={<LinkButton to={addresses.files(caseId)}>{t("addFile")}</LinkButton>}
        >
          {t("empty.text")}
        </EmptyState>
      ) : (
        <Shown
          caseId={caseId}
          found={found}
          bins={bins}
          onBins={(chosen) => setParameters({ bins: chosen })}
        />
      )}
    </Page>
  );
}

interface ShownProps {
  readonly caseId: string;
  readonly found: CaseOverview;
  readonly bins: Bin;
  onBins(bins: Bin): void;
}

function Shown({ caseId, found, bins, onBins }: ShownProps) {
  const t = useWords("overview");
  const { overview, volume } = found;
  const { topAccounts, hashtags, domains, languages, communities } = overview;
  return (
    <>
      <CoverageCard caseId={caseId} overview={overview} />
      <Card
        title={t("volume")}
        actions={
          <Choice
            label={t("bins")}
            labelIsHidden
            value={bins}
            options={BINS.map((value) => ({ value, label: t(`bin.${value}`) }))}
            onChange={onBins}
          />
        }
      >
        <VolumeChart bins={volume.bins} kind={bins} />
        {volume.complete ? (
          <p className={styles.soft}>{t("inAll", { count: volume.posts })}</p>
        ) : (
          <Completeness of={volume} />
        )}
      </Card>
      <div className={styles.parts}>
        <Part title={t(`accounts.${topAccounts.by}`)} of={topAccounts}>
          <Bars
            items={topAccounts.accounts.map(({ account, value }) => ({
              id: account.id,
              name: "handle" in account && account.handle ? `@${account.handle}` : account.key,
              value,
              to: addresses.newChart(caseId, [account.id]),
            }))}
          />
        </Part>
        <Part title={t("hashtags")} of={hashtags}>
          <Bars
            items={hashtags.items.map(({ id, key, count }) => ({
              id,
              name: `#${key}`,
              value: count,
              to: addresses.evidence(caseId, id),
            }))}
          />
        </Part>
        <Part title={t("domains")} of={domains}>
          <Bars
            items={domains.items.map(({ id, key, count }) => ({
              id,
              name: key,
              value: count,
              to: addresses.evidence(caseId, id),
            }))}
          />
        </Part>
        <Part
          title={t("languages")}
          of={languages}
          note={languages.unknown === 0 ? null : t("unknownLanguage", { count: languages.unknown })}
        >
          <Bars
            items={languages.languages.map(({ language, posts }) => ({
              id: language,
              name: languageName(language),
              value: posts,
            }))}
          />
        </Part>
        <Part
          title={t("communities")}
          of={communities}
          note={communities.total === 0 ? t("noCommunities") : null}
        >
          <Bars
            items={communities.communities.map(({ number, size }) => ({
              id: String(number),
              name: t("community", { number }),
              value: size,
            }))}
          />
          {communities.total === 0 ? <Link href={addresses.analyses(caseId)}>{t("analyse")}</Link> : null}
        </Part>
      </div>
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly of: Listing;
  readonly note?: string | null;
  readonly children: ReactNode;
}

function Part({ title, of, note = null, children }: PartProps) {
  return (
    <Card title={title}>
      {children}
      {note === null ? null : <p className={styles.soft}>{note}</p>}
      {of.total === 0 ? null : <Completeness of={of} />}
    </Card>
  );
}

function isEmpty(found: CaseOverview): boolean {
  return found.overview.coverage.posts + found.overview.coverage.accounts === 0;
}

/** In words where the browser knows the code. */
function languageName(code: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(code) ?? code;
  } catch {
    return code; // a platform's own code, such as "qme"
  }
}
