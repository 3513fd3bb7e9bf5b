import { Trash2 } from "lucide-react";
import { words } from "@/app/words";
import type { Action } from "../action";
import removeCommand from "../commands/remove";
import { nothing, readOnly, refusedFor } from "../refusals";
import { nodesOf } from "../selecting";

/** From the chart alone: the case keeps it. */
const remove: Action = {
  id: "remove",
  rows: [12],
  icon: Trash2,
  where: ["node", "edge", "group", "selection"],
  section: "show",
  order: 2,
  shortcut: "Delete",
  refused: refusedFor(readOnly, nothing),
  run(context) {
    const { chart, edges, announce } = context;
    const nodes = nodesOf(context);
    chart.getState().run(removeCommand({ nodes, edges }));
    announce(words("actions")("remove.done", { count: nodes.length + edges.length }));
  },
};
export default remove;
