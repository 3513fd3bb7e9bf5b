import { Columns3, Copy, Table2 } from "lucide-react";
import { useMemo, useState } from "react";
import { DialogTrigger, Popover, Dialog as Popup } from "react-aria-components";
import { useStore } from "zustand";
import { useWords } from "@/app/words";
import type { Target } from "@/chart/model";
import { usePicture } from "@/chart/painting";
import type { ChartStore } from "@/chart/store";
import { type Column, columnsOf, type Sorting, sortedRows, USUAL } from "@/chart/table/columns";
import { csvOf } from "@/chart/table/csv";
import { announce } from "@/design/announce";
import { Checkbox } from "@/design/Checkbox";
import { Choice } from "@/design/Choice";
import { EmptyState } from "@/design/EmptyState";
import { IconButton } from "@/design/IconButton";
import { SearchField } from "@/design/SearchField";
import { Switch } from "@/design/Switch";
import { useFrame } from "@/pages/chart/frame";
import { Rows } from "./table/Rows";
import styles from "./table/table.module.css";

/** What is drawn, as rows: an equal way to look at a chart, and to select on it. */
function ChartTable({ chart }: { readonly chart: ChartStore }) {
  const t = useWords("table");
  const [on, setOn] = useState<Target>("nodes");
  const [chosen, setChosen] = useState(USUAL);
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [isOnlySelected, setOnlySelected] = useState(false);
  const [sought, setSought] = useState("");
  const { renderer } = useStore(useFrame().state);
  const selection = useStore(chart, (open) => open.selection[on]);
  const total = useStore(chart, (open) => Object.keys(open.state[on]).length);
  const { all, drawn } = useColumns(chart, on);
  const columns = chosen[on].flatMap((id) => all.find((column) => column.id === id) ?? []);
  const wanted = useSought(drawn, columns, sought);
  const kept = isOnlySelected ? wanted.filter((row) => selection.has(row)) : wanted;
  const by = columns.find(({ id }) => id === sorting?.column);
  const rows = useMemo(
    () => (by === undefined || sorting === null ? kept : sortedRows(kept, by, sorting.direction)),
    [kept, by, sorting],
  );
  if (total === 0 && on === "nodes") return <EmptyState icon={Table2} title={t("empty")} />;
  return (
    <div className={styles.table}>
      <div className={styles.bar}>
        <Choice<Target>
          label={t("what")}
          labelIsHidden
          options={[
            { value: "nodes", label: t("nodes") },
            { value: "edges", label: t("edges") },
          ]}
          value={on}
          onChange={setOn}
        />
        <SearchField
          label={t("find")}
          labelIsHidden
          placeholder={t("find")}
          value={sought}
          onChange={setSought}
        />
        <Switch isOn={isOnlySelected} onChange={setOnlySelected}>
          {t("onlySelected")}
        </Switch>
        <p className={styles.count} role="status">
          {t("count", { shown: rows.length, total, selected: selection.size })}
        </p>
        <ColumnChoice all={all} chosen={chosen[on]} onChange={(ids) => setChosen({ ...chosen, [on]: ids })} />
        <CopyButton columns={columns} rows={rows} />
      </div>
      {rows.length === 0 && sought !== "" ? <p className={styles.count}>{t("nothingFound")}</p> : null}
      <Rows
        key={on}
        label={t("label", { what: t(on) })}
        columns={columns}
        rows={rows}
        selected={selection}
        sorting={sorting}
        onSort={setSorting}
        onSelect={(ids) => chart.getState().select({ [on]: ids })}
        onOpen={(id) => (on === "nodes" ? renderer?.centreOn(id) : renderer?.fit([id]))}
      />
    </div>
  );
}

function useColumns(
  chart: ChartStore,
  on: Target,
): { readonly all: readonly Column[]; readonly drawn: readonly string[] } {
  const words = { kinds: useWords("kinds"), certainty: useWords("certainty"), table: useWords("table") };
  const state = useStore(chart, (open) => open.state);
  const facts = useStore(chart, (open) => open.facts);
  const { visible, certainties } = usePicture(chart);
  // biome-ignore lint/correctness/useExhaustiveDependencies: words stay as they are while a chart is open
  const all = useMemo(
    () => columnsOf(on, { state, facts, picture: { visible, certainties }, words }),
    [on, state.nodes, state.edges, facts, visible, certainties],
  );
  const drawn = useMemo(() => [...visible[on].keys()], [visible, on]);
  return { all, drawn };
}

/** Rows that have the text in a column that is shown. */
function useSought(rows: readonly string[], columns: readonly Column[], sought: string): readonly string[] {
  const text = sought.trim().toLowerCase();
  return useMemo(() => {
    if (text === "") return rows;
    return rows.filter((row) =>
      columns.some((column) =>
        String(column.value(row) ?? "")
          .toLowerCase()
          .includes(text),
      ),
    );
  }, [rows, columns, text]);
}

interface ColumnChoiceProps {
  readonly all: readonly Column[];
  readonly chosen: readonly string[];
  onChange(ids: readonly string[]): void;
}

function ColumnChoice({ all, chosen, onChange }: ColumnChoiceProps) {
  const t = useWords("table");
  return (
    <DialogTrigger>
      <IconButton icon={Columns3} label={t("columns")} />
      <Popover className={styles.popover ?? ""} placement="top end">
        <Popup className={styles.columns ?? ""} aria-label={t("columnsOf")}>
          {all.map(({ id, title }) => (
            <Checkbox
              key={id}
              isChecked={chosen.includes(id)}
              onChange={(isChosen) =>
                onChange(isChosen ? [...chosen, id] : chosen.filter((each) => each !== id))
              }
            >
              {title}
            </Checkbox>
          ))}
        </Popup>
      </Popover>
    </DialogTrigger>
  );
}

function CopyButton({
  columns,
  rows,
}: {
  readonly columns: readonly Column[];
  readonly rows: readonly string[];
}) {
  const t = useWords("table");
  const copy = (): void => {
    navigator.clipboard.writeText(csvOf(columns, rows)).then(
      () => announce(t("copied", { count: rows.length })),
      () => announce(t("notCopied"), { tone: "warning" }),
    );
  };
  return <IconButton icon={Copy} label={t("copy")} onPress={copy} />;
}

export default { id: "table", icon: Table2, side: "bottom", order: 10, Component: ChartTable } as const;
