import { Focus } from "lucide-react";
import { words } from "@/app/words";
import type { Action } from "../action";
import hideCommand from "../commands/hide";
import { noNodes, readOnly, refusedFor } from "../refusals";
import { nodesOf } from "../selecting";

const hideOthers: Action = {
  id: "hideOthers",
  rows: [12],
  icon: Focus,
  where: ["node", "group", "selection"],
  section: "show",
  order: -2,
  shortcut: "Shift+h",
  refused: refusedFor(readOnly, noNodes),
  run(context) {
    const { chart, announce } = context;
    const kept = new Set(nodesOf(context));
    const { nodes } = chart.getState().state;
    const others = Object.values(nodes).filter((node) => !node.hidden && !kept.has(node.id));
    chart.getState().run(hideCommand({ nodes: others.map(({ id }) => id), edges: [] }));
    announce(words("actions")("hide.done", { count: others.length }));
  },
};
export default hideOthers;
