import { Save } from "lucide-react";
import type { Action } from "../action";

/** Charts are saved by themselves; who wants to be sure can have it at once. */
const save: Action = {
  id: "save",
  rows: [30],
  icon: Save,
  where: ["canvas"],
  section: "chart",
  order: 0,
  shortcut: "Ctrl+s",
  refused: ({ chart }) => (chart.getState().readOnly ? "readOnly" : null),
  run: ({ save: saveNow }) => saveNow(),
};

export default save;
