import type { Fact, Facts } from "./facts";
import { asNumber, asValues, edgeFact, nodeFact } from "./fields";
import type { ChartState, Filter } from "./model";
import { placeOn, type Scale, scaleOf } from "./scales";

/** What a filter can choose from: the values of its field on the chart, whether drawn or not. */
export interface Candidates {
  /** Each value and how many elements have it, the most frequent first. */
  readonly values: readonly (readonly [value: string, count: number])[];
  readonly numbers: readonly number[];
  readonly scale: Scale | null;
  readonly without: number;
}

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

type What = Pick<Filter, "on" | "kind" | "field">;

export function candidatesOf(
  what: What,
  state: Pick<ChartState, "nodes" | "edges">,
  facts: Facts,
): Candidates {
  const counts = new Map<string, number>();
  const numbers: number[] = [];
  let without = 0;
  for (const fact of factsOf(what, state, facts)) {
    const values = asValues(fact);
    if (values.length === 0) without += 1;
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    const number = asNumber(fact);
    if (number !== null) numbers.push(number);
  }
  const values = [...counts].sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0]));
  return { values, numbers, scale: scaleOf(numbers), without };
}

function factsOf(
  { on, kind, field }: What,
  { nodes, edges }: Pick<ChartState, "nodes" | "edges">,
  facts: Facts,
): readonly (Fact | undefined)[] {
  return on === "nodes"
    ? Object.values(nodes)
        .filter((node) => kind === null || node.label === kind)
        .map((node) => nodeFact(node, facts, field))
    : Object.values(edges)
        .filter((edge) => kind === null || edge.type === kind)
        .map((edge) => edgeFact(edge, facts, field));
}

/** Counts in as many bins, equally wide on the scale. The last one includes its end. */
export function histogramOf(numbers: readonly number[], scale: Scale, bins: number): readonly Bin[] {
  const counts = new Array<number>(bins).fill(0);
  for (const number of numbers) {
    const at = Math.min(bins - 1, Math.floor(placeOn(scale, number) * bins));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts.map((count, at) => ({ from: at / bins, to: (at + 1) / bins, count }));
}
