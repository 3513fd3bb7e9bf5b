import type { RelationshipType } from "@/api/schema";
import type { ActionContext } from "./action";
import { type Grouped, grouped } from "./grouping";
import type { EdgeId, GroupId, NodeId } from "./model";
import { remembered } from "./remembered";
import type { OpenChart, Selection } from "./store";
import { type Visible, visible } from "./visible";

/** What is drawn of the chart now: only that can be selected by a rule, so that nobody acts on what they don't see. */
export function drawnOf({ state, facts, playing }: OpenChart): Grouped {
  const { nodes, edges, groups } = state;
  return grouped({ nodes, edges, groups, visible: visibleOf({ state, facts, playing }) });
}

export function visibleOf({
  state,
  facts,
  playing,
}: Pick<OpenChart, "state" | "facts" | "playing">): Visible {
  const { nodes, edges, filters, topology, time } = state;
  return visible({ nodes, edges, filters, topology, time, facts, playing });
}

/** The nodes that are acted on, those of groups too. */
export function nodesOf({
  chart,
  nodes,
  groups,
}: Pick<ActionContext, "chart" | "nodes" | "groups">): NodeId[] {
  const { state } = chart.getState();
  const members = groups.flatMap((id) => state.groups[id]?.members ?? []);
  return [...new Set([...nodes, ...members])].filter((id) => id in state.nodes);
}

export function allOf(drawn: Grouped): Selection {
  return {
    nodes: new Set([...drawn.nodes.map(({ node }) => node.id), ...drawn.groups.map(({ group }) => group.id)]),
    edges: new Set(),
  };
}

/** Nodes that are not selected; where edges alone are selected, the other edges. */
export function inverted(drawn: Grouped, selection: Selection): Selection {
  if (selection.nodes.size === 0 && selection.edges.size > 0) {
    const others = drawn.edges.map(({ edge }) => edge.id).filter((id) => !selection.edges.has(id));
    return { nodes: new Set(), edges: new Set(others) };
  }
  const others = [...allOf(drawn).nodes].filter((id) => !selection.nodes.has(id));
  return { nodes: new Set(others), edges: new Set() };
}

/** The selected nodes and what one line leads to from them. */
export function withNeighbours(drawn: Grouped, selected: ReadonlySet<NodeId | GroupId>): Selection {
  const nodes = new Set(selected);
  for (const { start, end } of drawn.edges) {
    if (selected.has(start)) nodes.add(end);
    if (selected.has(end)) nodes.add(start);
  }
  return { nodes, edges: new Set() };
}

/** The nodes, and the edges that lead to them (in) or away from them (out). */
export function withLinks(
  drawn: Grouped,
  selected: ReadonlySet<NodeId | GroupId>,
  direction: "in" | "out",
): Selection {
  const leads = direction === "in" ? "end" : "start";
  const edges = drawn.edges.filter((each) => selected.has(each[leads])).map(({ edge }) => edge.id);
  return { nodes: selected, edges: new Set(edges) };
}

/** All of the labels and types that the selected ones have. */
export function ofSameKind(
  { nodes, edges }: OpenChart["state"],
  drawn: Grouped,
  selection: Selection,
): Selection {
  const labels = new Set([...selection.nodes].map((id) => nodes[id]?.label));
  const types = new Set([...selection.edges].map((id) => edges[id]?.type));
  return {
    nodes: new Set(drawn.nodes.filter(({ node }) => labels.has(node.label)).map(({ node }) => node.id)),
    edges: new Set(drawn.edges.filter(({ edge }) => types.has(edge.type)).map(({ edge }) => edge.id)),
  };
}

export function ofLabel(drawn: Grouped, label: string): Selection {
  const nodes = drawn.nodes.filter(({ node }) => node.label === label).map(({ node }) => node.id);
  return { nodes: new Set(nodes), edges: new Set() };
}

export function ofType(drawn: Grouped, type: RelationshipType): Selection {
  const edges = drawn.edges.filter(({ edge }) => edge.type === type).map(({ edge }) => edge.id);
  return { nodes: new Set(), edges: new Set<EdgeId>(edges) };
}

/** With how many others each node or group is joined on the picture, whatever joins them. */
export function drawnDegrees(drawn: Grouped): ReadonlyMap<NodeId | GroupId, number> {
  const others = new Map<string, Set<string>>();
  for (const id of allOf(drawn).nodes) others.set(id, new Set());
  for (const { start, end } of drawn.edges) {
    if (start === end) continue;
    others.get(start)?.add(end);
    others.get(end)?.add(start);
  }
  return new Map([...others].map(([id, each]) => [id, each.size]));
}

/** Both bounds included. */
export function ofDegree(drawn: Grouped, least: number, most: number): Selection {
  const fitting = [...drawnDegrees(drawn)].filter(([, degree]) => degree >= least && degree <= most);
  return { nodes: new Set(fitting.map(([id]) => id)), edges: new Set() };
}

/** Nodes that nothing on the picture is joined with. A group is not one of them. */
export function singlesOf(drawn: Grouped): readonly NodeId[] {
  return singles({ drawn });
}

/** Remembered: a toolbar asks for it at every change. */
const singles = remembered(({ drawn }: { readonly drawn: Grouped }): readonly NodeId[] => {
  const joined = new Set<string>();
  for (const { start, end } of drawn.edges) {
    if (start !== end) joined.add(start).add(end);
  }
  return drawn.nodes.map(({ node }) => node.id).filter((id) => !joined.has(id));
});
