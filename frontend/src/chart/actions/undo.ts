import { Undo2 } from "lucide-react";
import type { Action } from "../action";

const undo: Action = {
  id: "undo",
  rows: [29],
  icon: Undo2,
  where: ["toolbar", "canvas"],
  section: "open",
  order: 1,
  shortcut: "Ctrl+z",
  refused: ({ chart }) => {
    const { history, readOnly } = chart.getState();
    if (readOnly) return "readOnly";
    return history.done === 0 ? "nothing" : null;
  },
  run: ({ chart }) => chart.getState().undo(),
};

export default undo;
