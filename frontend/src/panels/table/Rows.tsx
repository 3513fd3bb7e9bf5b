// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by hand, which a <table> does not let one do
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and says which row is active
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid hears the keys of all of its rows
import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp } from "lucide-react";
import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { useWords } from "@/app/words";
import type { Fact } from "@/chart/facts";
import type { Column, Sorting } from "@/chart/table/columns";
import { numberWord } from "@/chart/wording";
import { DataText } from "@/design/DataText";
import styles from "./table.module.css";

const ROW = 28;
const BEYOND = 12;

interface RowsProps {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly rows: readonly string[];
  readonly selected: ReadonlySet<string>;
  readonly sorting: Sorting | null;
  onSort(sorting: Sorting): void;
  onSelect(rows: ReadonlySet<string>): void;
  onOpen(row: string): void;
}

/** A grid of as many rows as there are, of which only those in sight are drawn. One stop for Tab. */
export function Rows(props: RowsProps) {
  const { label, columns, rows, selected } = props;
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW,
    overscan: BEYOND,
  });
  const goTo = (row: number): void => virtual.scrollToIndex(row);
  const { active, onKeyDown, onClick } = useActive(props, goTo);
  useSelectionInSight(rows, selected, frame, goTo);
  return (
    <div
      ref={frame}
      className={styles.grid}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      aria-activedescendant={active < 0 ? undefined : `${id}-${active}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <Head {...props} />
      <div className={styles.body} style={{ height: virtual.getTotalSize() }} role="rowgroup">
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <div
              key={row}
              id={`${id}-${index}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={selected.has(row)}
              data-active={index === active}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
              onClick={(event) => onClick(index, event)}
            >
              {columns.map((column) => (
                <Cell key={column.id} column={column} row={row} />
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Cell({ column, row }: { readonly column: Column; readonly row: string }) {
  const number = column.type === "number";
  return (
    <div role="gridcell" className={`${styles.cell} ${number ? styles.number : ""}`}>
      <Value column={column} fact={column.value(row)} />
    </div>
  );
}

const CELL = 80;

function Value({ column, fact }: { readonly column: Column; readonly fact: Fact | undefined }) {
  if (fact === null || fact === undefined) return null;
  if (typeof fact === "number") return <>{numberWord(column.id, fact)}</>;
  if (column.type === "moment") return <>{String(fact).slice(0, 16).replace("T", " ")}</>;
  return <DataText text={typeof fact === "object" ? fact.join("; ") : String(fact)} limit={CELL} />;
}

function Head({ columns, sorting, onSort }: RowsProps) {
  const t = useWords("table");
  return (
    <div className={styles.head} role="rowgroup">
      <div className={styles.titles} role="row" aria-rowindex={1}>
        {columns.map((column) => {
          const direction = sorting?.column === column.id ? sorting.direction : "none";
          const next = direction === "ascending" ? "descending" : "ascending";
          const Arrow = direction === "ascending" ? ArrowUp : ArrowDown;
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-sort={direction}
              className={`${styles.cell} ${column.type === "number" ? styles.number : ""}`}
            >
              <button
                type="button"
                className={styles.sort}
                title={t("sortBy", { title: column.title })}
                onClick={() => onSort({ column: column.id, direction: next })}
              >
                {column.title}
                {direction === "none" ? null : <Arrow size={12} aria-hidden="true" />}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The row that keys act on, and what they do. */
function useActive({ rows, selected, onSelect, onOpen }: RowsProps, goTo: (row: number) => void) {
  const [active, setActive] = useState(-1);
  const move = (to: number, extending: boolean): void => {
    const row = Math.min(Math.max(to, 0), rows.length - 1);
    setActive(row);
    goTo(row);
    if (extending) onSelect(new Set([...selected, ...between(rows, active, row)]));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return;
    const to = MOVES[event.key]?.(active, rows.length);
    const row = rows[active];
    if (to !== undefined) move(to, event.shiftKey);
    else if (event.key === " " && row !== undefined) onSelect(toggled(selected, row));
    else if (event.key === "Enter" && row !== undefined) onOpen(row);
    else if (event.key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey)) onSelect(new Set(rows));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (index: number, { shiftKey, ctrlKey, metaKey }: MouseEvent): void => {
    const row = rows[index];
    if (row === undefined) return;
    if (shiftKey) onSelect(new Set([...selected, ...between(rows, active, index)]));
    else onSelect(ctrlKey || metaKey ? toggled(selected, row) : new Set([row]));
    setActive(index);
  };
  return { active: Math.min(active, rows.length - 1), onKeyDown, onClick };
}

const PAGE = 10;

const MOVES: Readonly<Record<string, (active: number, rows: number) => number>> = {
  ArrowDown: (active) => active + 1,
  ArrowUp: (active) => active - 1,
  PageDown: (active) => active + PAGE,
  PageUp: (active) => active - PAGE,
  Home: () => 0,
  End: (_, rows) => rows - 1,
};

function between(rows: readonly string[], from: number, to: number): readonly string[] {
  const first = from < 0 ? to : from;
  return rows.slice(Math.min(first, to), Math.max(first, to) + 1);
}

function toggled(selected: ReadonlySet<string>, row: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(row)) next.add(row);
  return next;
}

/** What is selected on the chart comes into sight, unless a person is at work in the table. */
function useSelectionInSight(
  rows: readonly string[],
  selected: ReadonlySet<string>,
  frame: RefObject<HTMLDivElement | null>,
  goTo: (row: number) => void,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another order of the rows moves nothing
  useEffect(() => {
    if (selected.size === 0 || frame.current?.contains(document.activeElement)) return;
    const first = rows.findIndex((row) => selected.has(row));
    if (first >= 0) goTo(first);
  }, [selected]);
}
