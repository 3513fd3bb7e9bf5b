import { Filter as FilterIcon, Plus } from "lucide-react";
import { useState } from "react";
import { useStore } from "zustand";
import { useWords } from "@/app/words";
import type { Attribute } from "@/chart/attributes";
import type { Filter } from "@/chart/model";
import { usePicture } from "@/chart/painting";
import type { ChartStore } from "@/chart/store";
import { Button } from "@/design/Button";
import { Disclosure } from "@/design/Disclosure";
import { EmptyState } from "@/design/EmptyState";
import { FilterCard } from "./filters/FilterCard";
import styles from "./filters/filters.module.css";
import { Topology } from "./filters/Topology";
import { useFilters } from "./filters/useFilters";
import { type About, FieldSelect, KindSelect, useAttributes } from "./KindAndField";

function Filters({ chart }: { readonly chart: ChartStore }) {
  const t = useWords("filters");
  const { filters, add, change, remove, clear } = useFilters(chart);
  const isEmpty = useStore(chart, (open) => Object.keys(open.state.nodes).length === 0);
  const isReadOnly = useStore(chart, (open) => open.readOnly);
  if (isReadOnly) return <EmptyState icon={FilterIcon} title={t("readOnly")} />;
  if (isEmpty) return <EmptyState icon={FilterIcon} title={t("empty")} />;
  return (
    <div className={styles.filters}>
      {filters.map((filter) => (
        <FilterCard
          key={filter.id}
          filter={filter}
          chart={chart}
          onChange={(changed) => change(filter.id, changed)}
          onRemove={() => remove(filter.id)}
        />
      ))}
      {filters.length > 1 ? (
        <Button kind="quiet" onPress={clear}>
          {t("clear")}
        </Button>
      ) : null}
      <Adding chart={chart} onAdd={add} />
      <Disclosure title={t("topology.title")} isOpenAtFirst>
        <Topology chart={chart} />
      </Disclosure>
      <Result chart={chart} />
    </div>
  );
}

interface AddingProps {
  readonly chart: ChartStore;
  onAdd(filter: Omit<Filter, "id">): void;
}

function Adding({ chart, onAdd }: AddingProps) {
  const t = useWords("filters");
  const [about, setAbout] = useState<About>({ on: "nodes", kind: null });
  const [field, setField] = useState<string | null>(null);
  const fields = useAttributes(chart, about);
  const chosen = fields.find((each) => each.field === field);
  return (
    <section className={styles.adding} aria-label={t("add")}>
      <KindSelect chart={chart} about={about} onChange={setAbout} />
      <FieldSelect fields={fields} value={chosen?.field ?? null} onChange={setField} />
      <Button
        icon={Plus}
        why={chosen === undefined ? t("field") : null}
        onPress={() => chosen && onAdd(fresh(about, chosen))}
      >
        {t("add")}
      </Button>
    </section>
  );
}

/** A new filter keeps everything, until a person says otherwise. */
function fresh({ on, kind }: About, { field, type }: Attribute): Omit<Filter, "id"> {
  const ranges = type === "text" ? null : [EVERYTHING];
  return { on, kind, field, values: null, ranges, without: true, excluded: "faded" };
}

/** JSON has no infinity. */
const EVERYTHING = [-Number.MAX_VALUE, Number.MAX_VALUE] as const;

function Result({ chart }: { readonly chart: ChartStore }) {
  const t = useWords("filters");
  const { removed, faded } = usePicture(chart).visible;
  const told = [
    ["resultHand", removed.hand],
    ["resultFilter", removed.filter],
    ["resultTopology", removed.topology],
    ["resultTime", removed.time],
    ["resultEnd", removed.end],
    ["resultFaded", faded],
  ] as const;
  const some = told.filter(([, { nodes, edges }]) => nodes + edges > 0);
  return (
    <section className={styles.result} aria-label={t("result")}>
      {some.length === 0 ? <p>{t("resultNone")}</p> : null}
      {some.map(([key, counts]) => (
        <p key={key}>{t(key, { ...counts })}</p>
      ))}
    </section>
  );
}

export default { id: "filters", icon: FilterIcon, side: "left", order: 30, Component: Filters } as const;
