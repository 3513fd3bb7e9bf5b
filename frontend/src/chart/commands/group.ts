import { commandKind } from "../command";
import type { Group } from "../model";
import { withGroups } from "../placing";

/** New groups. A node is in one group at most: it leaves the one that it was in, and a group without members goes. */
export default commandKind<{ readonly groups: readonly Group[] }>("group", {
  apply: (state, { groups }) => (groups.length === 0 ? state : withGroups(state, groups)),
  told: ({ groups }) => ({
    key: groups[0]?.by == null ? "group.byHand" : "group.byField",
    values: { count: groups.length, field: groups[0]?.by ?? "" },
  }),
});
