import { ListRestart } from "lucide-react";
import { words } from "@/app/words";
import type { Action } from "../action";
import { amounts } from "../amounts";
import { lastExpansion, rollBack } from "../expanding";

const rollBackLast: Action = {
  id: "roll-back",
  rows: [10],
  icon: ListRestart,
  where: ["toolbar", "canvas", "node"],
  section: "expand",
  refused: ({ chart }) => {
    const { history, state, readOnly } = chart.getState();
    if (readOnly) return "readOnly";
    return lastExpansion(history, state) === null ? "nothing" : null;
  },
  run: ({ chart, announce }) => {
    const { history, state } = chart.getState();
    const last = lastExpansion(history, state);
    if (last === null) return;
    rollBack(chart, last);
    const counts = amounts({ nodes: last.nodes.length, edges: last.edges.length });
    announce(words("expand")("rolledBack", counts));
  },
};

export default rollBackLast;
