import { commandKind } from "../command";
import type { GroupId } from "../model";
import { withMembersAt } from "../placing";

/** Takes groups apart. Their nodes stay on the chart; those of a collapsed group come out where it stands. */
export default commandKind<{ readonly groups: readonly GroupId[] }>("ungroup", {
  apply(state, { groups }) {
    const held = groups.filter((id) => state.groups[id] !== undefined);
    if (held.length === 0) return state;
    const nodes = withMembersAt(state, held);
    const gone = new Set(held);
    const rest = Object.entries(state.groups).filter(([id]) => !gone.has(id));
    return { ...state, nodes, groups: Object.fromEntries(rest) };
  },
  told: ({ groups }) => ({ key: "ungroup", values: { count: groups.length } }),
});
