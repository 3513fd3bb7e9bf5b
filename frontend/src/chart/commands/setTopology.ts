import { commandKind } from "../command";
import type { TopologicalFilter } from "../model";

export default commandKind<{ readonly topology: TopologicalFilter | null }>("setTopology", {
  apply: (state, { topology }) => (topology === state.topology ? state : { ...state, topology }),
  told: ({ topology }) => ({ key: topology === null ? "setTopology.none" : "setTopology.some" }),
});
