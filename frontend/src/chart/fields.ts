import type { Fact, Facts } from "./facts";
import type { ChartEdge, ChartNode } from "./model";

/** Fields that need no facts: a filter, a group or a style may name them like any other. */
export const LABEL = "label";
export const KEY = "key";
export const TYPE = "type";

/** What a node says of a field; undefined where it is not known yet, or never. */
export function nodeFact(node: ChartNode, facts: Facts, field: string): Fact | undefined {
  if (field === LABEL) return node.label;
  if (field === KEY) return node.key;
  return facts.nodes.get(node.id)?.values[field];
}

export function edgeFact(edge: ChartEdge, facts: Facts, field: string): Fact | undefined {
  if (field === TYPE) return edge.type;
  const known = facts.edges.get(edge.id);
  return field === "at" ? known?.at : known?.values[field];
}

/** What filters, groups and legends call it, one by one; none where there is no value. */
export function asValues(fact: Fact | undefined): readonly string[] {
  if (fact === null || fact === undefined || fact === "") return [];
  return Array.isArray(fact) ? fact : [String(fact)];
}

/** A number as it is, a moment as epoch milliseconds. */
export function asNumber(fact: Fact | undefined): number | null {
  if (typeof fact === "number") return fact;
  if (typeof fact !== "string" || !MOMENT.test(fact)) return null;
  const moment = Date.parse(fact);
  return Number.isNaN(moment) ? null : moment;
}

const MOMENT = /^\d{4}-\d\d-\d\dT/;
