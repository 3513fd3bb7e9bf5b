import { commandKind } from "../command";
import type { ChartEdge, ChartNode } from "../model";

export interface Added {
  readonly nodes: readonly ChartNode[];
  readonly edges: readonly ChartEdge[];
  /** What it came from, as a key in words/en/commands.json: add, expand, path, investigation, … */
  readonly from?: string;
}

/** Puts elements on the chart. What is there already stays as it is, at its place; it is shown again if hidden. */
export default commandKind<Added>("add", {
  apply(state, { nodes, edges }) {
    const allNodes = withShown(state.nodes, nodes);
    const joined = edges.filter(({ start, end }) => start in allNodes && end in allNodes);
    const allEdges = withShown(state.edges, joined);
    if (allNodes === state.nodes && allEdges === state.edges) return state;
    return { ...state, nodes: allNodes, edges: allEdges };
  },
  told: ({ nodes, edges, from }) => ({
    key: from ?? "add",
    values: { nodes: nodes.length, edges: edges.length },
  }),
});

function withShown<Item extends { readonly id: string; readonly hidden: boolean }>(
  held: Readonly<Record<string, Item>>,
  added: readonly Item[],
): Readonly<Record<string, Item>> {
  const different = added.filter(({ id }) => held[id]?.hidden !== false);
  if (different.length === 0) return held;
  const all = { ...held };
  for (const item of different) {
    const before = held[item.id];
    all[item.id] = before === undefined ? item : { ...before, hidden: false };
  }
  return all;
}
