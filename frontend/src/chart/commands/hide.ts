import { commandKind } from "../command";
import type { EdgeId, NodeId } from "../model";
import { withHidden } from "../showing";

export interface Hidden {
  readonly nodes: readonly NodeId[];
  readonly edges: readonly EdgeId[];
}

export default commandKind<Hidden>("hide", {
  apply: (state, { nodes, edges }) => withHidden(state, nodes, edges, true),
  told: ({ nodes, edges }) => ({ key: "hide", values: { nodes: nodes.length, edges: edges.length } }),
});
