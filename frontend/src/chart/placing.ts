import type { ChartNode, ChartState, Group, GroupId, NodeId, Point } from "./model";

type Nodes = ChartState["nodes"];

/** The middle of the nodes that are on the chart; none where there is none. */
export function centreOf(nodes: Nodes, ids: readonly NodeId[]): Point | null {
  const held = ids.map((id) => nodes[id]).filter((node) => node !== undefined);
  if (held.length === 0) return null;
  return {
    x: held.reduce((sum, node) => sum + node.x, 0) / held.length,
    y: held.reduce((sum, node) => sum + node.y, 0) / held.length,
  };
}

/** The state with more groups, whose members leave the groups that they were in. */
export function withGroups(state: ChartState, added: readonly Group[]): ChartState {
  const taken = new Set(added.flatMap((group) => group.members));
  const groups: Record<GroupId, Group> = {};
  for (const [id, group] of Object.entries(state.groups)) {
    const members = group.members.filter((member) => !taken.has(member));
    if (members.length > 0)
      groups[id] = members.length === group.members.length ? group : { ...group, members };
  }
  for (const group of added) groups[group.id] = group;
  return { ...state, groups };
}

/** Nodes of collapsed groups, moved as far as their group was moved while they were not drawn. */
export function withMembersAt(state: ChartState, groups: readonly GroupId[]): Nodes {
  const moved: Record<NodeId, ChartNode> = {};
  for (const id of groups) {
    const group = state.groups[id];
    const centre = group?.collapsed ? centreOf(state.nodes, group.members) : null;
    if (group === undefined || centre === null) continue;
    const x = group.x - centre.x;
    const y = group.y - centre.y;
    if (Math.hypot(x, y) < NO_MOVE) continue;
    for (const member of group.members) {
      const node = state.nodes[member];
      if (node !== undefined) moved[member] = { ...node, x: node.x + x, y: node.y + y };
    }
  }
  return Object.keys(moved).length === 0 ? state.nodes : { ...state.nodes, ...moved };
}

/** Below it, a difference comes from adding up. */
const NO_MOVE = 1e-6;
