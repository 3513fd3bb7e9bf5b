import { Pin } from "lucide-react";
import { words } from "@/app/words";
import type { Action } from "../action";
import pinCommand from "../commands/pin";
import { noNodes, readOnly, refusedFor } from "../refusals";
import { nodesOf } from "../selecting";

const pin: Action = {
  id: "pin",
  rows: [19],
  icon: Pin,
  where: ["node", "group", "selection"],
  section: "arrange",
  order: 2,
  shortcut: "k",
  refused: refusedFor(readOnly, noNodes, (context) =>
    nodesOf(context).every((id) => context.chart.getState().state.nodes[id]?.pinned) ? "already" : null,
  ),
  run(context) {
    const nodes = nodesOf(context);
    context.chart.getState().run(pinCommand({ nodes }));
    context.announce(words("actions")("pin.done", { count: nodes.length }));
  },
};
export default pin;
