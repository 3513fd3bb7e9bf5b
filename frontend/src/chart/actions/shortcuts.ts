import { Keyboard } from "lucide-react";
import type { Action } from "../action";

const shortcuts: Action = {
  id: "shortcuts",
  rows: [53],
  icon: Keyboard,
  where: ["canvas", "toolbar"],
  section: "chart",
  order: 9,
  shortcut: "?",
  run: ({ openDialog }) => openDialog("Shortcuts"),
};
export default shortcuts;
