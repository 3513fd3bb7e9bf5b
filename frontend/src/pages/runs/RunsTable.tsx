import { Info } from "lucide-react";
import { useSearchParams } from "wouter";
import { useWords } from "@/app/words";
import { Badge } from "@/design/Badge";
import { DataText } from "@/design/DataText";
import { IconButton } from "@/design/IconButton";
import { type Column, Table } from "@/design/Table";
import type { JobPartsFragment } from "@/jobs/jobs.generated";
import { analysisResult, parsed } from "@/jobs/results";
import { TakeBackButton } from "@/jobs/TakeBack";
import { Moment } from "@/time/Moment";
import { RunDetails } from "./RunDetails";
import { spanWord, toneOf, tookMs } from "./runs";
import type { RunPartsFragment } from "./runs.generated";
import styles from "./runs.module.css";

interface RunsTableProps {
  readonly caseId: string;
  readonly runs: readonly RunPartsFragment[];
  readonly jobs: readonly JobPartsFragment[];
}

const OPEN = "run";

/** Which one is open stands in the address. */
export function RunsTable({ caseId, runs, jobs }: RunsTableProps) {
  const t = useWords("runs");
  const [search, setSearch] = useSearchParams();
  const open = (key: string | null): void =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      if (key === null) next.delete(OPEN);
      else next.set(OPEN, key);
      return next;
    });
  const opened = runs.find(({ key }) => key === search.get(OPEN));
  const columns: readonly Column<RunPartsFragment>[] = [
    { id: "name", title: t("columns.name"), isHeader: true, cell: (run) => <Name run={run} /> },
    { id: "status", title: t("columns.status"), cell: (run) => <Status run={run} /> },
    {
      id: "startedAt",
      title: t("columns.startedAt"),
      cell: ({ startedAt }) => (
        <span className={styles.whole}>
          <Moment at={startedAt} />
        </span>
      ),
    },
    {
      id: "took",
      title: t("columns.took"),
      align: "end",
      cell: (run) => <span className={styles.whole}>{tookWord(run)}</span>,
    },
    { id: "outcome", title: t("columns.outcome"), isWide: true, cell: (run) => <Outcome run={run} /> },
    {
      id: "actions",
      title: t("columns.actions"),
      cell: (run) => <Actions caseId={caseId} run={run} jobs={jobs} onOpen={() => open(run.key)} />,
    },
  ];
  return (
    <>
      <Table caption={t("title")} columns={columns} rows={runs} rowId={({ id }) => id} />
      {opened === undefined ? null : (
        <RunDetails
          run={opened}
          job={jobs.find(({ run }) => run === opened.id) ?? null}
          close={() => open(null)}
        />
      )}
    </>
  );
}

interface RunProps {
  readonly run: RunPartsFragment;
}

function Name({ run: { name, kind } }: RunProps) {
  const t = useWords("runs");
  return (
    <>
      <span className={styles.name}>
        <DataText text={name ?? "?"} limit={40} />
      </span>
      <span className={styles.kind}>
        {kind === null ? null : t(`kindOf.${kind}`, { defaultValue: kind })}
      </span>
    </>
  );
}

function Status({ run: { status, tiesPending } }: RunProps) {
  const t = useWords("runs");
  return (
    <>
      <Badge tone={toneOf(status)}>{t(`status.${status}`, { defaultValue: status ?? "?" })}</Badge>
      {tiesPending === true ? <span className={styles.kind}>{t("tiesPending")}</span> : null}
    </>
  );
}

function tookWord(run: RunPartsFragment): string {
  const took = tookMs(run);
  return took === null ? "–" : spanWord(took);
}

const COUNTS = ["read", "new", "changed", "same", "rejected"] as const;

/** A load's counts, an analysis' certainty. */
function Outcome({ run }: RunProps) {
  const t = useWords("runs");
  if (run.kind === "ingest") {
    const known = COUNTS.flatMap((name) => {
      const count = run[name];
      return count === null || (count === 0 && name !== "read") ? [] : [{ name, count }];
    });
    return (
      <span className={styles.counts}>
        {known.map(({ name, count }) => (
          <span key={name} data-count={name}>
            {t(`counts.${name}`, { count })}
          </span>
        ))}
      </span>
    );
  }
  const result = analysisResult(parsed(run.result));
  return result === null ? "–" : <DataText text={result.certainty} limit={160} canGrow />;
}

interface ActionsProps extends RunProps {
  readonly caseId: string;
  readonly jobs: readonly JobPartsFragment[];
  onOpen(): void;
}

function Actions({ caseId, run, jobs, onOpen }: ActionsProps) {
  const t = useWords("runs");
  const isAtWork = jobs.some((job) => job.run === run.id && job.state === "RUNNING");
  const canGoBack = run.kind === "ingest" && run.status !== "taken back";
  return (
    <span className={styles.actions}>
      <IconButton icon={Info} label={t("detailsOf", { name: run.name })} onPress={onOpen} />
      {canGoBack ? (
        <TakeBackButton caseId={caseId} run={run.id} why={isAtWork ? t("isAtWork") : null} />
      ) : null}
    </span>
  );
}
