import { Plus, Waypoints } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { Link, useParams } from "wouter";
import { problemOf } from "@/api/problem";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { Busy } from "@/design/Busy";
import { Completeness } from "@/design/Completeness";
import { DataText } from "@/design/DataText";
import { EmptyState } from "@/design/EmptyState";
import { LinkButton } from "@/design/LinkButton";
import { Page } from "@/design/Page";
import { ProblemNote } from "@/design/ProblemNote";
import { type Column, type Sorting, Table } from "@/design/Table";
import { ChartsDocument } from "@/pages/chart/charts.generated";
import { Moment } from "@/time/Moment";
import { ChartActions } from "./ChartActions";
import { Deleted, type DeletedChart } from "./Deleted";
import { type ChartEntry, sorted } from "./entries";
import styles from "./Versions.module.css";

/** The charts of a case. */
export default function ChartsPage() {
  const t = useWords("charts");
  const { caseId = "" } = useParams();
  const [{ data, error, fetching }, read] = useQuery({ query: ChartsDocument, variables: { caseId } });
  const [sorting, setSorting] = useState<Sorting>({ column: "changed", direction: "descending" });
  const [deleted, setDeleted] = useState<DeletedChart | null>(null);
  const again = () => read({ requestPolicy: "network-only" });
  const columns = useColumns(caseId, again, setDeleted);
  const list = data?.case.charts;
  const begin = (
    <LinkButton to={addresses.newChart(caseId)} kind="primary" icon={Plus}>
      {t("new")}
    </LinkButton>
  );
  return (
    <Page title={t("title")} intro={t("intro")} actions={begin}>
      {deleted === null ? null : (
        <Deleted caseId={caseId} chart={deleted} onBack={again} onClose={() => setDeleted(null)} />
      )}
      {error === undefined ? null : <ProblemNote problem={problemOf(error)} onRetry={again} />}
      {fetching && list === undefined ? <Busy /> : null}
      {list?.total === 0 ? (
        <EmptyState icon={Waypoints} title={t("none")} action={begin}>
          {t("noneNext")}
        </EmptyState>
      ) : null}
      {list === undefined || list.total === 0 ? null : (
        <>
          <Table
            caption={t("caption")}
            columns={columns}
            rows={sorted(list.charts, sorting)}
            rowId={({ id }) => id}
            sorting={sorting}
            onSort={setSorting}
          />
          <Completeness of={list} />
        </>
      )}
    </Page>
  );
}

function useColumns(
  caseId: string,
  again: () => void,
  onDeleted: (chart: DeletedChart) => void,
): readonly Column<ChartEntry>[] {
  const t = useWords("charts");
  return [
    {
      id: "name",
      title: t("name"),
      isHeader: true,
      isWide: true,
      isSortable: true,
      cell: ({ id, title }) => (
        <Link href={addresses.chart(caseId, id)}>
          <DataText text={title} limit={120} />
        </Link>
      ),
    },
    {
      id: "nodes",
      title: t("nodes"),
      align: "end",
      isSortable: true,
      cell: ({ nodes }) => nodes.toLocaleString(),
    },
    {
      id: "edges",
      title: t("edges"),
      align: "end",
      isSortable: true,
      cell: ({ edges }) => edges.toLocaleString(),
    },
    {
      id: "changed",
      title: t("changed"),
      isSortable: true,
      cell: ({ changedAt }) => (
        <span className={styles.line}>
          <Moment at={changedAt} />
        </span>
      ),
    },
    {
      id: "by",
      title: t("by"),
      cell: ({ changedBy }) => (
        <span className={styles.line}>
          <DataText text={changedBy} limit={30} />
        </span>
      ),
    },
    { id: "version", title: t("version"), align: "end", cell: ({ version }) => version },
    {
      id: "actions",
      title: t("actions"),
      align: "end",
      cell: (chart) => <ChartActions caseId={caseId} chart={chart} onChanged={again} onDeleted={onDeleted} />,
    },
  ];
}
