import { Trash2 } from "lucide-react";
import { useMemo } from "react";
import { useStore } from "zustand";
import { useWords } from "@/app/words";
import { candidatesOf } from "@/chart/candidates";
import type { Filter } from "@/chart/model";
import type { ChartStore } from "@/chart/store";
import { fieldWord, kindWord } from "@/chart/wording";
import { Checkbox } from "@/design/Checkbox";
import { Choice } from "@/design/Choice";
import { IconButton } from "@/design/IconButton";
import styles from "./filters.module.css";
import { Ranges } from "./Ranges";
import { Values } from "./Values";

interface FilterCardProps {
  readonly filter: Filter;
  readonly chart: ChartStore;
  onChange(changed: Partial<Filter>): void;
  onRemove(): void;
}

/** One filter: what it keeps, and what becomes of the rest. */
export function FilterCard({ filter, chart, onChange, onRemove }: FilterCardProps) {
  const t = useWords("filters");
  const kinds = useWords("kinds");
  const { on, kind, field } = filter;
  const nodes = useStore(chart, (open) => open.state.nodes);
  const edges = useStore(chart, (open) => open.state.edges);
  const facts = useStore(chart, (open) => open.facts);
  const found = useMemo(
    () => candidatesOf({ on, kind, field }, { nodes, edges }, facts),
    [on, kind, field, nodes, edges, facts],
  );
  const of = kind === null ? t(on === "nodes" ? "allNodes" : "allEdges") : kindWord(kind, kinds);
  const title = t("fullName", { field: fieldWord(field, kinds), kind: of });
  return (
    <section className={styles.filter} aria-label={title}>
      <header className={styles.header}>
        <h3 className={styles.title}>{title}</h3>
        <IconButton size="small" icon={Trash2} label={t("remove", { field: title })} onPress={onRemove} />
      </header>
      {filter.ranges === null ? (
        <Values filter={filter} found={found} onChange={(values) => onChange({ values })} />
      ) : (
        <Ranges filter={filter} found={found} onChange={(ranges) => onChange({ ranges })} />
      )}
      {found.without === 0 ? null : (
        <Checkbox isChecked={filter.without} onChange={(without) => onChange({ without })}>
          {t("without", { count: found.without })}
        </Checkbox>
      )}
      <Choice
        label={t("excluded")}
        options={[
          { value: "faded", label: t("faded") },
          { value: "removed", label: t("removed") },
        ]}
        value={filter.excluded}
        onChange={(excluded) => onChange({ excluded })}
      />
    </section>
  );
}
