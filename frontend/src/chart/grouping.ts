import type { ChartEdge, ChartNode, ChartState, Group, GroupId, NodeId } from "./model";
import { remembered } from "./remembered";
import type { Visible } from "./visible";

export interface GroupingInput extends Pick<ChartState, "nodes" | "edges" | "groups"> {
  readonly visible: Visible;
}

/** A collapsed group as it is drawn: one node for those of its members that would be. */
export interface SuperNode {
  readonly group: Group;
  readonly members: readonly NodeId[];
  /** Edges between its members, which are not drawn. */
  readonly inside: number;
  readonly faded: boolean;
}

/** An edge and the two that it is drawn between: nodes, or the groups that they are in. */
export interface DrawnEdge {
  readonly edge: ChartEdge;
  readonly start: NodeId | GroupId;
  readonly end: NodeId | GroupId;
  readonly faded: boolean;
}

export interface Grouped {
  readonly nodes: readonly { readonly node: ChartNode; readonly faded: boolean }[];
  readonly groups: readonly SuperNode[];
  readonly edges: readonly DrawnEdge[];
}

/** Draws collapsed groups as one node each; edges to their members lead to the group. Remembers the last chart. */
export const grouped = remembered(group);

function group({ nodes, edges, groups, visible }: GroupingInput): Grouped {
  const groupOf = collapsedGroups(groups, visible);
  const inside = new Map<GroupId, number>();
  const drawnEdges: DrawnEdge[] = [];
  for (const [id, standing] of visible.edges) {
    const edge = edges[id];
    if (edge === undefined) continue;
    const start = groupOf.get(edge.start) ?? edge.start;
    const end = groupOf.get(edge.end) ?? edge.end;
    if (start !== end || !groupOf.has(edge.start)) {
      drawnEdges.push({ edge, start, end, faded: standing === "faded" });
    } else inside.set(start, (inside.get(start) ?? 0) + 1);
  }
  return {
    nodes: singleNodes(nodes, visible, groupOf),
    groups: superNodes(groups, visible, groupOf, inside),
    edges: drawnEdges,
  };
}

/** Of each node that a collapsed group stands for, the group. */
export function collapsedGroups(
  groups: ChartState["groups"],
  visible: Pick<Visible, "nodes">,
): ReadonlyMap<NodeId, GroupId> {
  const groupOf = new Map<NodeId, GroupId>();
  for (const group of Object.values(groups)) {
    if (!group.collapsed) continue;
    for (const member of group.members) if (visible.nodes.has(member)) groupOf.set(member, group.id);
  }
  return groupOf;
}

function singleNodes(
  nodes: ChartState["nodes"],
  visible: Visible,
  groupOf: ReadonlyMap<NodeId, GroupId>,
): Grouped["nodes"] {
  const single: { node: ChartNode; faded: boolean }[] = [];
  for (const [id, standing] of visible.nodes) {
    const node = nodes[id];
    if (node !== undefined && !groupOf.has(id)) single.push({ node, faded: standing === "faded" });
  }
  return single;
}

/** A group is faded where all of its members are. */
function superNodes(
  groups: ChartState["groups"],
  visible: Visible,
  groupOf: ReadonlyMap<NodeId, GroupId>,
  inside: ReadonlyMap<GroupId, number>,
): readonly SuperNode[] {
  return Object.values(groups).flatMap((group) => {
    const members = group.members.filter((member) => groupOf.get(member) === group.id);
    if (members.length === 0) return [];
    const faded = members.every((member) => visible.nodes.get(member) === "faded");
    return [{ group, members, inside: inside.get(group.id) ?? 0, faded }];
  });
}
