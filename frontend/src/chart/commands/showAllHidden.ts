import { commandKind } from "../command";
import { hiddenByHand, withHidden } from "../showing";

/** Shows everything that was hidden by hand. What filters and time take away stays away. */
export default commandKind<null>("showAllHidden", {
  apply(state) {
    const { nodes, edges } = hiddenByHand(state);
    return withHidden(state, nodes, edges, false);
  },
  told: () => ({ key: "showAllHidden" }),
});
