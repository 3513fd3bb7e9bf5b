import { commandKind } from "../command";
import type { NodeId } from "../model";
import { withPinned } from "../showing";

export default commandKind<{ readonly nodes: readonly NodeId[] }>("unpin", {
  apply: (state, { nodes }) => withPinned(state, nodes, false),
  told: ({ nodes }) => ({ key: "unpin", values: { count: nodes.length } }),
});
