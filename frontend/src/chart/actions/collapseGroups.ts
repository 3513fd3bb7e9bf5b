import { Shrink } from "lucide-react";
import { words } from "@/app/words";
import type { Action } from "../action";
import collapse from "../commands/collapse";
import { groupsOf } from "../groupsBy";
import { readOnly, refusedFor } from "../refusals";

const collapseGroups: Action = {
  id: "collapseGroups",
  rows: [14, 15],
  icon: Shrink,
  where: ["node", "group", "selection"],
  section: "group",
  order: -3,
  shortcut: "x",
  refused: refusedFor(readOnly, (context) =>
    groupsOf(context).some((group) => group.collapsed !== true) ? null : "noOpenGroup",
  ),
  run(context) {
    const groups = groupsOf(context).filter((group) => group.collapsed !== true);
    context.chart.getState().run(collapse({ groups: groups.map(({ id }) => id), collapsed: true }));
    context.announce(words("actions")("collapseGroups.done", { count: groups.length }));
  },
};
export default collapseGroups;
