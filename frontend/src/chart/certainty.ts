import type { EdgeFacts, Facts } from "./facts";
import type { ChartEdge, ChartNode, ChartState, NodeId } from "./model";
import type { Certainty } from "./scene";

/** Why an edge is as sure as it is. `key` is one of words/en/certainty.json, under `reasons`. */
export interface Reason {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface Sureness {
  readonly certainty: Certainty;
  readonly reasons: readonly Reason[];
}

/** What else explains that two accounts shared the same at the same time; words under `rivals`. */
export const RIVALS = ["interest", "fans", "news", "oneperson", "campaign"] as const;

/** The surest first. */
export const CERTAINTIES: readonly Certainty[] = ["asserted", "inferred", "simultaneous", "low confidence"];

// Made once: a large chart asks for a hundred thousand of them.
const RECORD = known("asserted", "record");
const TIMELESS = known("asserted", "record", "noTime");
const COUNTED = known("asserted", "counted");
const IMPLIED = known("inferred", "implied");
const TOPIC = known("inferred", "platformTopic");
const WITHDRAWN = known("low confidence", "withdrawn");
const AMBIGUOUS = known("low confidence", "ambiguous");
const DATED_BY_CAPTURE = known("low confidence", "record", "timeOfCapture");

function known(certainty: Certainty, ...keys: readonly string[]): Sureness {
  return { certainty, reasons: keys.map((key) => ({ key })) };
}

/** How sure an edge is, and why. `ambiguous` are the handles that several accounts held: see ambiguousHandles. */
export function surenessOf(edge: ChartEdge, facts: Facts, ambiguous: ReadonlySet<NodeId>): Sureness {
  switch (edge.type) {
    case "INTERACTED":
      return COUNTED;
    case "FOLLOWS":
    case "LIKED":
      return facts.edges.get(edge.id)?.at == null ? TIMELESS : RECORD;
    case "MENTIONS":
      return facts.edges.get(edge.id)?.values.implied === true ? IMPLIED : RECORD;
    case "POSTED":
      return facts.nodes.get(edge.end)?.values.atSource === "capture" ? DATED_BY_CAPTURE : RECORD;
    case "ABOUT":
      return TOPIC;
    case "SAME_AS":
      return sameAs(edge, facts.edges.get(edge.id), ambiguous);
    case "COORDINATED_WITH":
      return { certainty: "simultaneous", reasons: [tested(facts.edges.get(edge.id))] };
    default:
      return RECORD;
  }
}

function sameAs(edge: ChartEdge, facts: EdgeFacts | undefined, ambiguous: ReadonlySet<NodeId>): Sureness {
  if (facts?.values.withdrawnAt != null) return WITHDRAWN;
  if (ambiguous.has(edge.start)) return AMBIGUOUS;
  const rule = facts?.values.rule;
  if (rule === "handle_and_id") return known("inferred", "handleAndId");
  const who = typeof rule === "string" ? rule : "?";
  return { certainty: "inferred", reasons: [{ key: "assertedBy", values: { who } }] };
}

function tested(facts: EdgeFacts | undefined): Reason {
  const p = facts?.values.pValue;
  return typeof p === "number" ? { key: "tested", values: { p: p.toPrecision(2) } } : { key: "untested" };
}

/** Handle-only accounts that SAME_AS joins with more than one: shown, never seen through. */
export function ambiguousHandles({ edges }: Pick<ChartState, "edges">, facts: Facts): ReadonlySet<NodeId> {
  const fits = new Map<NodeId, number>();
  for (const edge of Object.values(edges)) {
    if (edge.type !== "SAME_AS" || facts.edges.get(edge.id)?.values.withdrawnAt != null) continue;
    const total = facts.totals
      .get(edge.start)
      ?.find((each) => each.type === "SAME_AS" && each.direction === "OUT")?.total;
    fits.set(edge.start, Math.max((fits.get(edge.start) ?? 0) + 1, total ?? 0));
  }
  return new Set([...fits].filter(([, count]) => count > 1).map(([id]) => id));
}

/** Whether what is known of a node itself is weak. */
export function weak(node: ChartNode, facts: Facts, ambiguous: ReadonlySet<NodeId>): boolean {
  return ambiguous.has(node.id) || facts.nodes.get(node.id)?.values.atSource === "capture";
}
