import { commandKind } from "../command";

/** Parallel edges as one line with their count, or side by side. */
export default commandKind<{ readonly folded: boolean }>("fold", {
  apply: (state, { folded }) => (folded === state.folded ? state : { ...state, folded }),
  told: ({ folded }) => ({ key: folded ? "fold.on" : "fold.off" }),
});
