import { commandKind } from "../command";

/** A locked chart keeps its nodes in place when something is added. */
export default commandKind<{ readonly locked: boolean }>("lock", {
  apply: (state, { locked }) => (locked === state.locked ? state : { ...state, locked }),
  told: ({ locked }) => ({ key: locked ? "lock.on" : "lock.off" }),
});
