import { commandKind } from "../command";
import { withHidden } from "../showing";
import type { Hidden } from "./hide";

export default commandKind<Hidden>("show", {
  apply: (state, { nodes, edges }) => withHidden(state, nodes, edges, false),
  told: ({ nodes, edges }) => ({ key: "show", values: { nodes: nodes.length, edges: edges.length } }),
});
