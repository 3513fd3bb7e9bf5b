import { FilePlus, FlaskConical } from "lucide-react";
import { useParams, useSearchParams } from "wouter";
import type { RunKind } from "@/api/schema";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { Busy } from "@/design/Busy";
import { Button } from "@/design/Button";
import { Choice } from "@/design/Choice";
import { Completeness } from "@/design/Completeness";
import { EmptyState } from "@/design/EmptyState";
import { LinkButton } from "@/design/LinkButton";
import { Page } from "@/design/Page";
import { ProblemNote } from "@/design/ProblemNote";
import { JobCard } from "@/jobs/JobCard";
import { useJobs } from "@/jobs/useJobs";
import { RunsTable } from "./RunsTable";
import { useRuns } from "./useRuns";

const KINDS = ["all", "INGEST", "ANALYSIS"] as const;

/** What was loaded and computed: nothing derived is without its run. */
export default function RunsPage() {
  const t = useWords("runs");
  const { caseId = "" } = useParams();
  const [search, setSearch] = useSearchParams();
  const kind = KINDS.find((each) => each === search.get("kind")) ?? "all";
  const asked: RunKind | null = kind === "all" ? null : kind;
  const { items, listing, next, problem, isReading, readMore, again } = useRuns(caseId, asked);
  const jobs = useJobs(caseId);
  const active = jobs.filter(({ state }) => state === "RUNNING");
  const failed = jobs.filter(({ state }) => state === "FAILED");
  return (
    <Page title={t("title")} intro={t("intro")} actions={<Actions caseId={caseId} />}>
      {[...active, ...failed].map((job) => (
        <JobCard key={job.id} job={job} />
      ))}
      <Choice
        label={t("kind")}
        labelIsHidden
        value={kind}
        options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        onChange={(chosen) => setSearch(chosen === "all" ? {} : { kind: chosen })}
      />
      {problem === null ? null : <ProblemNote problem={problem} onRetry={again} />}
      {items.length > 0 ? <RunsTable caseId={caseId} runs={items} jobs={jobs} /> : null}
      {isReading ? <Busy /> : null}
      {listing?.total === 0 && items.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneNext")}</EmptyState>
      ) : null}
      {listing === null || items.length === 0 ? null : <Completeness of={listing} />}
      {next === null ? null : (
        <p>
          <Button onPress={readMore}>{t("more")}</Button>
        </p>
      )}
    </Page>
  );
}

function Actions({ caseId }: { readonly caseId: string }) {
  const t = useWords("runs");
  return (
    <>
      <LinkButton to={addresses.files(caseId)} icon={FilePlus}>
        {t("load")}
      </LinkButton>
      <LinkButton to={addresses.analyses(caseId)} icon={FlaskConical}>
        {t("analyse")}
      </LinkButton>
    </>
  );
}
