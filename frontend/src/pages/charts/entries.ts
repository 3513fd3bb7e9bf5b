import type { Sorting } from "@/design/Table";
import type { ChartsQuery } from "@/pages/chart/charts.generated";

export type ChartEntry = ChartsQuery["case"]["charts"]["charts"][number];

/** A list of charts is short: it is sorted here. */
export function sorted(charts: readonly ChartEntry[], { column, direction }: Sorting): ChartEntry[] {
  const ordered = charts.toSorted(ORDERS[column] ?? byChange);
  return direction === "ascending" ? ordered : ordered.toReversed();
}

type Order = (one: ChartEntry, other: ChartEntry) => number;

const byChange: Order = (one, other) => one.changedAt.localeCompare(other.changedAt);

const ORDERS: Readonly<Record<string, Order>> = {
  name: (one, other) => one.title.localeCompare(other.title),
  nodes: (one, other) => one.nodes - other.nodes,
  edges: (one, other) => one.edges - other.edges,
  changed: byChange,
};
