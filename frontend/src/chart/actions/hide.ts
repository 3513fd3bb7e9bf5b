import { EyeOff } from "lucide-react";
import { words } from "@/app/words";
import type { Action } from "../action";
import hideCommand from "../commands/hide";
import { nothing, readOnly, refusedFor } from "../refusals";
import { nodesOf } from "../selecting";

const hide: Action = {
  id: "hide",
  rows: [12],
  icon: EyeOff,
  where: ["node", "edge", "group", "selection"],
  section: "show",
  order: -3,
  shortcut: "h",
  refused: refusedFor(readOnly, nothing),
  run(context) {
    const { chart, edges, announce } = context;
    const nodes = nodesOf(context);
    chart.getState().run(hideCommand({ nodes, edges }));
    chart.getState().select({});
    announce(words("actions")("hide.done", { count: nodes.length + edges.length }));
  },
};
export default hide;
