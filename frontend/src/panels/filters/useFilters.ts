import { useStore } from "zustand";
import setFilters from "@/chart/commands/setFilters";
import type { Filter } from "@/chart/model";
import type { ChartStore } from "@/chart/store";

export interface Filters {
  readonly filters: readonly Filter[];
  add(filter: Omit<Filter, "id">): void;
  change(id: string, changed: Partial<Filter>): void;
  remove(id: string): void;
  clear(): void;
}

/** A chart's filters. Each change is one step of undo. */
export function useFilters(chart: ChartStore): Filters {
  const filters = useStore(chart, (open) => open.state.filters);
  const set = (next: readonly Filter[]): void => chart.getState().run(setFilters({ filters: next }));
  return {
    filters,
    add: (filter) => set([...filters, { ...filter, id: crypto.randomUUID() }]),
    change: (id, changed) => set(filters.map((each) => (each.id === id ? { ...each, ...changed } : each))),
    remove: (id) => set(filters.filter((each) => each.id !== id)),
    clear: () => set([]),
  };
}
