import { commandKind } from "../command";
import type { GroupId } from "../model";
import { centreOf, withMembersAt } from "../placing";

export interface Collapsed {
  readonly groups: readonly GroupId[];
  readonly collapsed: boolean;
}

/** Draws groups as one node each, in the middle of their members; or their members again, around where it stands. */
export default commandKind<Collapsed>("collapse", {
  apply(state, { groups, collapsed }) {
    const changing = groups.filter(
      (id) => state.groups[id] !== undefined && state.groups[id].collapsed !== collapsed,
    );
    if (changing.length === 0) return state;
    const all = { ...state.groups };
    for (const id of changing) {
      const group = all[id];
      if (group === undefined) continue;
      const place = collapsed ? centreOf(state.nodes, group.members) : null;
      all[id] = { ...group, ...place, collapsed };
    }
    return { ...state, nodes: collapsed ? state.nodes : withMembersAt(state, changing), groups: all };
  },
  told: ({ groups, collapsed }) => ({
    key: collapsed ? "collapse.on" : "collapse.off",
    values: { count: groups.length },
  }),
});
