import { PinOff } from "lucide-react";
import { words } from "@/app/words";
import type { Action, ActionContext } from "../action";
import unpinCommand from "../commands/unpin";
import { readOnly, refusedFor } from "../refusals";
import { nodesOf } from "../selecting";

const unpin: Action = {
  id: "unpin",
  rows: [19],
  icon: PinOff,
  where: ["node", "group", "selection"],
  section: "arrange",
  order: 3,
  shortcut: "Shift+k",
  refused: refusedFor(readOnly, (context) => (pinned(context).length === 0 ? "notPinned" : null)),
  run(context) {
    const nodes = pinned(context);
    context.chart.getState().run(unpinCommand({ nodes }));
    context.announce(words("actions")("unpin.done", { count: nodes.length }));
  },
};
export default unpin;

function pinned(context: ActionContext): string[] {
  const { nodes } = context.chart.getState().state;
  return nodesOf(context).filter((id) => nodes[id]?.pinned);
}
