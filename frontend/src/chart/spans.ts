import type { EdgeFacts, Facts, NodeFacts } from "./facts";
import { asNumber } from "./fields";
import type { ChartEdge } from "./model";

/** From its first moment to its last, both included, in epoch milliseconds. */
export type Span = readonly [first: number, last: number];

/** When a post was written. Other labels have no moment of their own: they are as what joins them. */
export function nodeSpan(facts: NodeFacts | undefined): Span | null {
  return facts?.label === "POST" ? asSpan(asNumber(facts.values.at), null) : null;
}

/** When it happened; of a tie, from its first time to its last. */
export function edgeSpan(facts: EdgeFacts | undefined): Span | null {
  if (facts === undefined) return null;
  const { firstAt, lastAt } = facts.values;
  return asSpan(asNumber(firstAt ?? facts.at), asNumber(lastAt ?? null));
}

/** What a post is joined by happened when it was written, where the edge itself has no time. */
export function spanOf(edge: ChartEdge, facts: Facts): Span | null {
  const post = edge.type === "POSTED" ? edge.end : edge.start;
  return edgeSpan(facts.edges.get(edge.id)) ?? nodeSpan(facts.nodes.get(post));
}

function asSpan(first: number | null, last: number | null): Span | null {
  if (first === null) return last === null ? null : [last, last];
  return [first, last ?? first];
}

/** Windows are [since, until). */
export function touches([first, last]: Span, windows: readonly (readonly [number, number])[]): boolean {
  return windows.some(([since, until]) => last >= since && first < until);
}
