import { Download, Network } from "lucide-react";
import type { ReactNode } from "react";
import { globalId } from "@/api/globalId";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { Completeness } from "@/design/Completeness";
import { DataText } from "@/design/DataText";
import { EmptyState } from "@/design/EmptyState";
import { LinkButton } from "@/design/LinkButton";
import { type Column, Table } from "@/design/Table";
import { Moment } from "@/time/Moment";
import styles from "./AnswerTable.module.css";
import type { FoundAnswer } from "./useAnswer";

const SHOWN = 200;
const ON_CHART = 500;

type Row = readonly unknown[];

interface AnswerTableProps {
  readonly caseId: string;
  readonly name: string;
  readonly answer: FoundAnswer;
}

/** The rows of an answer, and the ways on: to a chart where they are ties, to a file. */
export function AnswerTable({ caseId, name, answer }: AnswerTableProps) {
  const t = useWords("investigations");
  const rows = answer.rows.map((row): Row => (Array.isArray(row) ? row : []));
  if (rows.length === 0) {
    return (
      <>
        <EmptyState title={t("noRows")}>{t("noRowsWhy")}</EmptyState>
        {answer.complete ? null : <Completeness of={answer} />}
      </>
    );
  }
  const nodes = answer.shows === "graph" ? nodesOf(caseId, answer, rows) : [];
  return (
    <div className={styles.answer}>
      <p className={styles.ways}>
        <Completeness of={answer} />
        {t("seconds", { seconds: answer.seconds.toFixed(2) })}
        {nodes.length === 0 ? null : (
          <LinkButton to={addresses.newChart(caseId, nodes)} icon={Network}>
            {t("onChart", { count: nodes.length })}
          </LinkButton>
        )}
        <a href={fileOf(caseId, name, answer.parameters)} download className={styles.file}>
          <Download size={14} aria-hidden="true" /> {t("file")}
        </a>
      </p>
      <RowsTable caption={t("answer")} columns={answer.columns} rows={rows.slice(0, SHOWN)} />
      {rows.length > SHOWN ? <p>{t("shown", { shown: SHOWN, count: rows.length })}</p> : null}
    </div>
  );
}

interface RowsTableProps {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** Rows as lists of values in the order of the columns. */
export function RowsTable({ caption, columns, rows }: RowsTableProps) {
  const shown = columns.map(
    (name, at): Column<Row> => ({
      id: name,
      title: name.replaceAll("_", " "),
      align: typeof rows[0]?.[at] === "number" ? "end" : "start",
      cell: (row) => <Value value={row[at]} />,
    }),
  );
  return <Table caption={caption} columns={shown} rows={rows} rowId={(row) => JSON.stringify(row)} />;
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

function Value({ value }: { readonly value: unknown }): ReactNode {
  if (value === null || value === undefined) return "–";
  if (typeof value === "number") return value.toLocaleString("en", { maximumFractionDigits: 4 });
  if (typeof value === "string" && MOMENT.test(value)) return <Moment at={value} />;
  if (Array.isArray(value)) return <DataText text={value.map(String).join(", ")} limit={80} canGrow />;
  return (
    <DataText text={typeof value === "object" ? JSON.stringify(value) : String(value)} limit={120} canGrow />
  );
}

/** The ends of its ties, by the API's ids, the first rows' first. */
export function nodesOf(caseId: string, answer: FoundAnswer, rows: readonly Row[]): string[] {
  const ends = ["source", "target"].map((name) => answer.columns.indexOf(name));
  const keys = rows.flatMap((row) => ends.flatMap((at) => (typeof row[at] === "string" ? [row[at]] : [])));
  return [...new Set(keys)].slice(0, ON_CHART).map((key) => globalId(caseId, answer.nodes, key));
}

function fileOf(caseId: string, name: string, parameters: unknown): string {
  const asked = new URLSearchParams({ case: caseId, format: "csv", parameters: JSON.stringify(parameters) });
  return `/v1/investigations/${encodeURIComponent(name)}?${asked.toString()}`;
}
