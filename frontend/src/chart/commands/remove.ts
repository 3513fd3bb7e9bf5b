import { commandKind } from "../command";
import type { ChartState, EdgeId, NodeId } from "../model";

export interface Removed {
  readonly nodes: readonly NodeId[];
  readonly edges: readonly EdgeId[];
}

/** Takes elements off the chart, with the edges that would hang in the air. They stay in the case. */
export default commandKind<Removed>("remove", {
  apply(state, removed) {
    const gone = new Set(removed.nodes.filter((id) => id in state.nodes));
    const goneEdges = new Set(removed.edges.filter((id) => id in state.edges));
    if (gone.size + goneEdges.size === 0) return state;
    return {
      ...state,
      nodes: Object.fromEntries(Object.entries(state.nodes).filter(([id]) => !gone.has(id))),
      edges: Object.fromEntries(
        Object.entries(state.edges).filter(
          ([id, edge]) => !goneEdges.has(id) && !gone.has(edge.start) && !gone.has(edge.end),
        ),
      ),
      groups: withoutMembers(state.groups, gone),
    };
  },
  told: ({ nodes, edges }) => ({ key: "remove", values: { nodes: nodes.length, edges: edges.length } }),
});

/** A group that has nobody left goes. */
function withoutMembers(groups: ChartState["groups"], gone: ReadonlySet<NodeId>): ChartState["groups"] {
  const left = Object.values(groups).map((group) => ({
    ...group,
    members: group.members.filter((member) => !gone.has(member)),
  }));
  return Object.fromEntries(
    left.filter(({ members }) => members.length > 0).map((group) => [group.id, group]),
  );
}
