import { Shapes } from "lucide-react";
import type { Action } from "../action";

const legend: Action = {
  id: "legend",
  rows: [23, 36],
  icon: Shapes,
  where: ["canvas"],
  section: "chart",
  shortcut: "g",
  run: ({ openPanel }) => openPanel("legend"),
};
export default legend;
