import { Expand } from "lucide-react";
import { words } from "@/app/words";
import type { Action } from "../action";
import collapse from "../commands/collapse";
import { groupsOf } from "../groupsBy";
import { readOnly, refusedFor } from "../refusals";

const openGroups: Action = {
  id: "openGroups",
  rows: [14, 15],
  icon: Expand,
  where: ["node", "group", "selection"],
  section: "group",
  order: -2,
  shortcut: "Shift+x",
  refused: refusedFor(readOnly, (context) =>
    groupsOf(context).some((group) => group.collapsed !== false) ? null : "noCollapsedGroup",
  ),
  run(context) {
    const groups = groupsOf(context).filter((group) => group.collapsed !== false);
    context.chart.getState().run(collapse({ groups: groups.map(({ id }) => id), collapsed: false }));
    context.announce(words("actions")("openGroups.done", { count: groups.length }));
  },
};
export default openGroups;
