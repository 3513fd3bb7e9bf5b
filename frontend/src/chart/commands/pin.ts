import { commandKind } from "../command";
import type { NodeId } from "../model";
import { withPinned } from "../showing";

/** Layouts leave pinned nodes where they are. */
export default commandKind<{ readonly nodes: readonly NodeId[] }>("pin", {
  apply: (state, { nodes }) => withPinned(state, nodes, true),
  told: ({ nodes }) => ({ key: "pin", values: { count: nodes.length } }),
});
