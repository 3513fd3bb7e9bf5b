import { Ungroup } from "lucide-react";
import { words } from "@/app/words";
import type { Action } from "../action";
import ungroupCommand from "../commands/ungroup";
import { groupsOf } from "../groupsBy";
import { readOnly, refusedFor } from "../refusals";

const ungroup: Action = {
  id: "ungroup",
  rows: [14],
  icon: Ungroup,
  where: ["node", "group", "selection"],
  section: "group",
  order: -4,
  shortcut: "Ctrl+Shift+g",
  refused: refusedFor(readOnly, (context) => (groupsOf(context).length === 0 ? "noGroup" : null)),
  run(context) {
    const groups = groupsOf(context).map(({ id }) => id);
    context.chart.getState().run(ungroupCommand({ groups }));
    context.announce(words("actions")("ungroup.done", { count: groups.length }));
  },
};
export default ungroup;
