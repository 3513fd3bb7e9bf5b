import { Ungroup } from "lucide-react";
import { words } from "@/app/words";
import type { Action } from "../action";
import ungroupCommand from "../commands/ungroup";
import { readOnly, refusedFor } from "../refusals";

const ungroupAll: Action = {
  id: "ungroupAll",
  rows: [14, 15],
  icon: Ungroup,
  where: ["canvas"],
  section: "group",
  order: 2,
  refused: refusedFor(readOnly, ({ chart }) =>
    Object.keys(chart.getState().state.groups).length === 0 ? "noGroup" : null,
  ),
  run({ chart, announce }) {
    const groups = Object.keys(chart.getState().state.groups);
    chart.getState().run(ungroupCommand({ groups }));
    announce(words("actions")("ungroup.done", { count: groups.length }));
  },
};
export default ungroupAll;
