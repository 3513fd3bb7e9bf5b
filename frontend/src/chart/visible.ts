import type { Fact, Facts } from "./facts";
import { asNumber, asValues, edgeFact, nodeFact } from "./fields";
import type { ChartEdge, ChartNode, ChartState, EdgeId, Filter, NodeId } from "./model";
import { remembered } from "./remembered";
import type { Scene } from "./scene";
import { nodeSpan, spanOf, touches } from "./spans";
import { topologicallyKept } from "./topology";
import { type Wiring, wired } from "./wiring";

export interface VisibleInput extends Pick<ChartState, "nodes" | "edges" | "filters" | "topology" | "time"> {
  readonly facts: Facts;
  /** Where playback stands; it goes before the windows. */
  readonly playing: readonly [number, number] | null;
}

export interface Counts {
  readonly nodes: number;
  readonly edges: number;
}

/** What is drawn of a chart. What is in neither list is not drawn, and counted by the first reason that it has. */
export interface Visible {
  readonly nodes: ReadonlyMap<NodeId, "shown" | "faded">;
  readonly edges: ReadonlyMap<EdgeId, "shown" | "faded">;
  readonly removed: Readonly<Record<Reason, Counts>>;
  readonly faded: Counts;
}

/** `end`: an edge of which an end is not drawn. */
export type Reason = "hand" | "filter" | "topology" | "time" | "end";

// As numbers, so that a large chart is judged quickly; the greater one wins.
const SHOWN = 0;
const FADED = 1;
const END = 2;
const TIME = 3;
const TOPOLOGY = 4;
const FILTER = 5;
const HAND = 6;

/** Remembers the last chart, so that picture, table and menus judge it once together. */
export const visible = remembered(judge);

function judge(input: VisibleInput): Visible {
  const wiring = wired(input.nodes, input.edges);
  const nodes = hiddenByHand(wiring.nodes);
  const edges = hiddenByHand(wiring.edges);
  applyKnownOn(input, wiring, nodes, edges);
  applyFilters(input, wiring, nodes, edges);
  applyTime(input, wiring, nodes, edges);
  followEnds(wiring, nodes, edges);
  if (input.topology !== null) {
    const stands = (node: number) => nodes[node] === SHOWN;
    const joins = (edge: number) => edges[edge] === SHOWN;
    const kept = topologicallyKept(input.topology, wiring, stands, joins);
    nodes.forEach((judged, node) => {
      if (judged <= FADED && !kept(node)) nodes[node] = TOPOLOGY;
    });
    followEnds(wiring, nodes, edges);
  }
  return told(wiring, nodes, edges);
}

function hiddenByHand(items: readonly { readonly hidden: boolean }[]): Uint8Array {
  const judged = new Uint8Array(items.length);
  items.forEach((item, at) => {
    if (item.hidden) judged[at] = HAND;
  });
  return judged;
}

function applyFilters(
  { filters, facts }: VisibleInput,
  wiring: Wiring,
  nodes: Uint8Array,
  edges: Uint8Array,
): void {
  for (const filter of filters) {
    const failed = filter.excluded === "faded" ? FADED : FILTER;
    if (filter.on === "nodes") fail(wiring.nodes, nodeJudge(filter, facts), nodes, failed);
    else fail(wiring.edges, edgeJudge(filter, facts), edges, failed);
  }
}

function fail<Item>(
  items: readonly Item[],
  keeps: (item: Item) => boolean,
  judged: Uint8Array,
  failed: number,
): void {
  items.forEach((item, at) => {
    if (!keeps(item)) raise(judged, at, failed);
  });
}

/** What is not read yet is not judged by its values: else everything would be gone while a chart opens. */
function nodeJudge(filter: Filter, facts: Facts): (node: ChartNode) => boolean {
  const keeps = judgeOf(filter);
  return (node) => {
    if (filter.kind !== null && filter.kind !== node.label) return true;
    const value = nodeFact(node, facts, filter.field);
    return value === undefined && !facts.nodes.has(node.id) ? true : keeps(value);
  };
}

function edgeJudge(filter: Filter, facts: Facts): (edge: ChartEdge) => boolean {
  const keeps = judgeOf(filter);
  return (edge) => {
    if (filter.kind !== null && filter.kind !== edge.type) return true;
    const value = edgeFact(edge, facts, filter.field);
    return value === undefined && !facts.edges.has(edge.id) ? true : keeps(value);
  };
}

/** A filter with values and ranges keeps what either of them names. */
export function judgeOf({
  values,
  ranges,
  without,
}: Pick<Filter, "values" | "ranges" | "without">): (value: Fact | undefined) => boolean {
  const chosen = values === null ? null : new Set(values);
  return (value) => {
    const names = asValues(value);
    if (names.length === 0) return without;
    if (chosen === null && ranges === null) return true;
    if (chosen !== null && names.some((name) => chosen.has(name))) return true;
    const number = ranges === null ? null : asNumber(value);
    return number !== null && ranges?.some(([least, most]) => number >= least && number <= most) === true;
  };
}

/** What was not yet recorded on the day that the chart is as known on. */
function applyKnownOn(
  { time, facts }: VisibleInput,
  wiring: Wiring,
  nodes: Uint8Array,
  edges: Uint8Array,
): void {
  if (time.knownOn === null || facts.absent.size === 0) return;
  wiring.nodes.forEach(({ id }, at) => {
    if (facts.absent.has(id)) raise(nodes, at, TIME);
  });
  wiring.edges.forEach(({ id }, at) => {
    if (facts.absent.has(id)) raise(edges, at, TIME);
  });
}

function applyTime(
  { time, playing, facts }: VisibleInput,
  wiring: Wiring,
  nodes: Uint8Array,
  edges: Uint8Array,
): void {
  const windows = playing !== null ? [playing] : time.windows.map(([since, until]) => asWindow(since, until));
  if (windows.length === 0) return;
  const outside = time.excluded === "faded" ? FADED : TIME;
  const joined = new Uint8Array(nodes.length); // by edges inside of the windows (2), outside of them alone (1)
  wiring.edges.forEach((edge, at) => {
    const span = spanOf(edge, facts);
    if (span === null) return;
    const inside = touches(span, windows);
    if (!inside) raise(edges, at, outside);
    for (const end of [wiring.starts[at] ?? -1, wiring.ends[at] ?? -1]) {
      if (end >= 0) raise(joined, end, inside ? 2 : 1);
    }
  });
  wiring.nodes.forEach((node, at) => {
    const span = nodeSpan(facts.nodes.get(node.id));
    const out = span === null ? joined[at] === 1 : !touches(span, windows);
    if (out) raise(nodes, at, outside);
  });
}

function asWindow(since: string, until: string): readonly [number, number] {
  return [Date.parse(since), Date.parse(until)];
}

function followEnds({ starts, ends }: Wiring, nodes: Uint8Array, edges: Uint8Array): void {
  edges.forEach((judged, edge) => {
    if (judged > FADED) return;
    const start = nodes[starts[edge] ?? -1] ?? END;
    const end = nodes[ends[edge] ?? -1] ?? END;
    const worse = Math.max(start, end);
    raise(edges, edge, worse > FADED ? END : worse);
  });
}

function raise(judged: Uint8Array, at: number, to: number): void {
  if ((judged[at] ?? 0) < to) judged[at] = to;
}

/** For the picture: nodes and edges together. Edges that only miss an end are not counted beside it. */
export function hiddenOf({ removed }: Visible): Scene["hidden"] {
  const all = ({ nodes, edges }: Counts): number => nodes + edges;
  return {
    byHand: all(removed.hand),
    byFilter: all(removed.filter) + all(removed.topology),
    byTime: all(removed.time),
  };
}

function told(wiring: Wiring, nodes: Uint8Array, edges: Uint8Array): Visible {
  const ofNodes = tally(nodes);
  const ofEdges = tally(edges);
  const counts = (judged: number): Counts => ({ nodes: ofNodes[judged] ?? 0, edges: ofEdges[judged] ?? 0 });
  return {
    nodes: drawn(wiring.nodes, nodes),
    edges: drawn(wiring.edges, edges),
    removed: {
      hand: counts(HAND),
      filter: counts(FILTER),
      topology: counts(TOPOLOGY),
      time: counts(TIME),
      end: counts(END),
    },
    faded: counts(FADED),
  };
}

function drawn(
  items: readonly { readonly id: string }[],
  judged: Uint8Array,
): ReadonlyMap<string, "shown" | "faded"> {
  const all = new Map<string, "shown" | "faded">();
  items.forEach((item, at) => {
    if (judged[at] === SHOWN) all.set(item.id, "shown");
    else if (judged[at] === FADED) all.set(item.id, "faded");
  });
  return all;
}

/** How many there are of each judgement. */
function tally(judged: Uint8Array): Int32Array {
  const counts = new Int32Array(HAND + 1);
  for (const each of judged) counts[each] = (counts[each] ?? 0) + 1;
  return counts;
}
