import type { ChartState, EdgeId, NodeId } from "./model";

/** The same state where all of them are so already, or are not on the chart. */
export function withHidden(
  state: ChartState,
  nodes: readonly NodeId[],
  edges: readonly EdgeId[],
  hidden: boolean,
): ChartState {
  const changedNodes = changed(state.nodes, nodes, "hidden", hidden);
  const changedEdges = changed(state.edges, edges, "hidden", hidden);
  if (changedNodes === state.nodes && changedEdges === state.edges) return state;
  return { ...state, nodes: changedNodes, edges: changedEdges };
}

export function withPinned(state: ChartState, nodes: readonly NodeId[], pinned: boolean): ChartState {
  const changedNodes = changed(state.nodes, nodes, "pinned", pinned);
  return changedNodes === state.nodes ? state : { ...state, nodes: changedNodes };
}

export function hiddenByHand(state: ChartState): {
  readonly nodes: readonly NodeId[];
  readonly edges: readonly EdgeId[];
} {
  return { nodes: idsOfHidden(state.nodes), edges: idsOfHidden(state.edges) };
}

function idsOfHidden(items: Readonly<Record<string, { readonly hidden: boolean }>>): readonly string[] {
  return Object.entries(items).flatMap(([id, item]) => (item.hidden ? [id] : []));
}

function changed<Flag extends string, Item extends Readonly<Record<Flag, boolean>>>(
  items: Readonly<Record<string, Item>>,
  ids: readonly string[],
  flag: Flag,
  value: boolean,
): Readonly<Record<string, Item>> {
  const different = ids.filter((id) => items[id] !== undefined && items[id][flag] !== value);
  if (different.length === 0) return items;
  const all: Record<string, Item> = { ...items };
  for (const id of different) {
    const item = all[id];
    if (item !== undefined) all[id] = { ...item, [flag]: value };
  }
  return all;
}
