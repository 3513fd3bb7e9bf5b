import type { Facts } from "@/chart/facts";
import type { ChartState } from "@/chart/model";
import { nodeSpan, type Span, spanOf } from "@/chart/spans";

/** [since, until) in epoch milliseconds. */
export type Window = readonly [since: number, until: number];

/** When what is on a chart happened, and how much of it has no time. What is not read, or not known then, is in neither. */
export interface Spread {
  readonly nodes: readonly Span[];
  readonly edges: readonly Span[];
  readonly timeless: { readonly nodes: number; readonly edges: number };
}

export function spreadOf({ nodes, edges }: Pick<ChartState, "nodes" | "edges">, facts: Facts): Spread {
  const known = {
    nodes: Object.values(nodes).filter(({ id }) => facts.nodes.has(id)),
    edges: Object.values(edges).filter(({ id }) => facts.edges.has(id)),
  };
  const ofNodes = known.nodes.flatMap(({ id }) => some(nodeSpan(facts.nodes.get(id))));
  const ofEdges = known.edges.flatMap((edge) => some(spanOf(edge, facts)));
  return {
    nodes: ofNodes,
    edges: ofEdges,
    timeless: { nodes: known.nodes.length - ofNodes.length, edges: known.edges.length - ofEdges.length },
  };
}

function some(span: Span | null): readonly Span[] {
  return span === null ? [] : [span];
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Widths that a person can name. */
const WIDTHS: readonly number[] = [
  ...[1, 5, 15, 30].map((count) => count * SECOND),
  ...[1, 5, 15, 30].map((count) => count * MINUTE),
  ...[1, 3, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 7, 14, 28, 91, 364].map((count) => count * DAY),
];
const MOST_BINS = 120;

export interface Bins {
  /** From the first bin's start to the last one's end. */
  readonly whole: Window;
  readonly width: number;
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
}

/** How many happened when, in bins of a width that can be named, which begin as the zone's clocks do. What lasts is in each
bin that it touches: a bin counts what a window as wide as it would show. None where nothing has a time. */
export function binned({ nodes, edges }: Spread, offset: (at: number) => number): Bins | null {
  const ends = endsOf([nodes, edges]);
  if (ends === null) return null;
  const [first, last] = ends;
  const width = widthFor(last - first);
  const shift = offset(first);
  const since = Math.floor((first + shift) / width) * width - shift;
  const count = Math.floor((last - since) / width) + 1;
  const at = (moment: number): number => Math.floor((moment - since) / width);
  return {
    whole: [since, since + count * width],
    width,
    nodes: tally(nodes, count, at),
    edges: tally(edges, count, at),
  };
}

function endsOf(spans: readonly (readonly Span[])[]): Span | null {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const each of spans) {
    for (const [first, last] of each) {
      least = Math.min(least, first);
      most = Math.max(most, last);
    }
  }
  return least > most ? null : [least, most];
}

function widthFor(length: number): number {
  const wanted = length / MOST_BINS;
  const longest = WIDTHS.at(-1) ?? DAY;
  return WIDTHS.find((width) => width > wanted) ?? Math.ceil(wanted / longest) * longest;
}

/** Where each begins and ends is noted, then all are summed up: a span may touch every bin. */
function tally(spans: readonly Span[], count: number, at: (moment: number) => number): readonly number[] {
  const changes = new Int32Array(count + 1);
  for (const [first, last] of spans) {
    const [from, after] = [at(first), at(last) + 1];
    changes[from] = (changes[from] ?? 0) + 1;
    changes[after] = (changes[after] ?? 0) - 1;
  }
  let held = 0;
  return Array.from(changes.subarray(0, count), (change) => {
    held += change;
    return held;
  });
}

/** A width in the greatest unit that it is whole in. */
export function widthTold(width: number): { readonly unit: string; readonly count: number } {
  const units = [
    ["days", DAY],
    ["hours", HOUR],
    ["minutes", MINUTE],
  ] as const;
  for (const [unit, length] of units) if (width % length === 0) return { unit, count: width / length };
  return { unit: "seconds", count: Math.round(width / SECOND) };
}
