import { Eye, RotateCcw } from "lucide-react";
import { useQuery } from "urql";
import { problemOf } from "@/api/problem";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { Busy } from "@/design/Busy";
import { Button } from "@/design/Button";
import { Completeness } from "@/design/Completeness";
import { DataText } from "@/design/DataText";
import { LinkButton } from "@/design/LinkButton";
import { ProblemNote } from "@/design/ProblemNote";
import { type Column, Table } from "@/design/Table";
import { ChartVersionsDocument, type ChartVersionsQuery } from "@/pages/chart/charts.generated";
import { Moment } from "@/time/Moment";
import styles from "./Versions.module.css";

type Version = ChartVersionsQuery["case"]["chartVersions"]["versions"][number];

interface VersionsProps {
  readonly caseId: string;
  readonly chartId: string;
  /** Where the chart is open: goes on from a version. */
  onRestore?(version: number): void;
}

/** Who saved a chart when: each version can be looked at, and gone on from. */
export function Versions({ caseId, chartId, onRestore }: VersionsProps) {
  const [{ data, error, fetching }, again] = useQuery({
    query: ChartVersionsDocument,
    variables: { caseId, chartId },
    requestPolicy: "network-only",
  });
  const columns = useColumns(caseId, chartId, onRestore);
  const t = useWords("chart");
  const list = data?.case.chartVersions;
  if (error !== undefined) return <ProblemNote problem={problemOf(error)} onRetry={again} />;
  if (fetching || list === undefined) return <Busy />;
  return (
    <>
      <Table
        caption={t("versions.title")}
        columns={columns}
        rows={list.versions}
        rowId={({ version }) => String(version)}
      />
      <Completeness of={list} />
    </>
  );
}

function useColumns(
  caseId: string,
  chartId: string,
  onRestore: VersionsProps["onRestore"],
): readonly Column<Version>[] {
  const t = useWords("chart");
  const look = (version: number) => `${addresses.chart(caseId, chartId)}?version=${version}`;
  return [
    {
      id: "version",
      title: t("versions.version"),
      isHeader: true,
      align: "end",
      cell: ({ version }) => version,
    },
    {
      id: "title",
      title: t("versions.name"),
      isWide: true,
      cell: ({ title }) => <DataText text={title} limit={60} />,
    },
    {
      id: "changed",
      title: t("versions.changed"),
      cell: ({ changedAt }) => (
        <span className={styles.line}>
          <Moment at={changedAt} />
        </span>
      ),
    },
    {
      id: "by",
      title: t("versions.by"),
      cell: ({ changedBy }) => (
        <span className={styles.line}>
          <DataText text={changedBy} limit={30} />
        </span>
      ),
    },
    { id: "nodes", title: t("versions.nodes"), align: "end", cell: ({ nodes }) => nodes.toLocaleString() },
    { id: "edges", title: t("versions.edges"), align: "end", cell: ({ edges }) => edges.toLocaleString() },
    {
      id: "actions",
      title: t("versions.actions"),
      cell: ({ version }) => (
        <span className={styles.actions}>
          <LinkButton kind="quiet" icon={Eye} to={look(version)}>
            {t("versions.look")}
          </LinkButton>
          {onRestore === undefined ? null : (
            <Button kind="quiet" icon={RotateCcw} onPress={() => onRestore(version)}>
              {t("versions.restore")}
            </Button>
          )}
        </span>
      ),
    },
  ];
}
