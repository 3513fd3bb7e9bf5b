import type { Facts } from "@/chart/facts";
import type { ChartState, StyleRule } from "@/chart/model";
import { ruleOf } from "@/chart/ruling";

type Channel = "colour" | "size";

/** The chart's style with accounts told apart by a measure. Another rule of that channel for accounts gives way. */
export function styleBy(
  measure: string,
  channel: Channel,
  state: ChartState,
  facts: Facts,
): readonly StyleRule[] {
  const mode = channel === "colour" ? "unique" : "range";
  const rule = ruleOf({ on: "nodes", kind: "ACCOUNT", channel, field: measure, mode }, state, facts);
  const others = state.style.filter(
    ({ on, kind, channel: other }) => on !== "nodes" || kind !== "ACCOUNT" || other !== channel,
  );
  return [...others, rule];
}

/** Whether the chart shows it already. */
export function isStyledBy(measure: string, channel: Channel, style: readonly StyleRule[]): boolean {
  return style.some(
    ({ on, kind, channel: other, field }) =>
      on === "nodes" && kind === "ACCOUNT" && other === channel && field === measure,
  );
}

/** How many accounts of the chart have a value of it. */
export function knownOf(measure: string, { nodes }: Pick<ChartState, "nodes">, facts: Facts): number {
  const known = Object.values(nodes).filter(
    ({ id, label }) => label === "ACCOUNT" && (facts.nodes.get(id)?.values[measure] ?? null) !== null,
  );
  return known.length;
}
