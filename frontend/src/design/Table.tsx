import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./Table.module.css";

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly align?: "start" | "end";
  /** Names the row for screen readers. One column at most. */
  readonly isHeader?: boolean;
  /** Takes what room is left. */
  readonly isWide?: boolean;
  readonly isSortable?: boolean;
  cell(row: Row): ReactNode;
}

export interface Sorting {
  readonly column: string;
  readonly direction: "ascending" | "descending";
}

interface TableProps<Row> {
  /** What it holds; read out before it. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly sorting?: Sorting | null;
  rowId(row: Row): string;
  onSort?(sorting: Sorting): void;
}

/** Rows of a page: up to a few hundred. Wider than its place, it scrolls within it. */
export function Table<Row>({ caption, columns, rows, sorting = null, rowId, onSort }: TableProps<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section className={styles.frame} aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className={styles.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading
                key={column.id}
                column={column}
                sorting={sorting}
                {...(onSort === undefined ? {} : { onSort })}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowId(row)}>
              {columns.map((column) => (
                <Cell key={column.id} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface HeadingProps<Row> {
  readonly column: Column<Row>;
  readonly sorting: Sorting | null;
  onSort?(sorting: Sorting): void;
}

function Heading<Row>({ column, sorting, onSort }: HeadingProps<Row>) {
  const direction = sorting?.column === column.id ? sorting.direction : "none";
  const Arrow = direction === "descending" ? ArrowDown : ArrowUp;
  const next = direction === "descending" ? "ascending" : "descending";
  return (
    <th
      scope="col"
      className={look(column)}
      {...(column.isSortable === true ? { "aria-sort": direction } : {})}
    >
      {column.isSortable === true && onSort !== undefined ? (
        <button
          type="button"
          className={styles.sort}
          onClick={() => onSort({ column: column.id, direction: next })}
        >
          {column.title}
          {direction === "none" ? null : <Arrow size={12} aria-hidden="true" />}
        </button>
      ) : (
        column.title
      )}
    </th>
  );
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  if (column.isHeader === true) {
    return (
      <th scope="row" className={look(column)}>
        {column.cell(row)}
      </th>
    );
  }
  return <td className={look(column)}>{column.cell(row)}</td>;
}

function look<Row>({ align, isWide }: Column<Row>): string {
  return `${align === "end" ? styles.end : ""} ${isWide === true ? styles.wide : ""}`;
}
