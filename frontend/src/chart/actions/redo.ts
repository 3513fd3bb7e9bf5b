import { Redo2 } from "lucide-react";
import type { Action } from "../action";

const redo: Action = {
  id: "redo",
  rows: [29],
  icon: Redo2,
  where: ["toolbar", "canvas"],
  section: "open",
  order: 2,
  shortcut: "Ctrl+Shift+z",
  refused: ({ chart }) => {
    const { history, readOnly } = chart.getState();
    if (readOnly) return "readOnly";
    return history.done === history.entries.length ? "nothing" : null;
  },
  run: ({ chart }) => chart.getState().redo(),
};

export default redo;
