import { BoxSelect } from "lucide-react";
import type { Action } from "../action";

const boxTool: Action = {
  id: "boxTool",
  rows: [20],
  icon: BoxSelect,
  where: ["toolbar"],
  section: "select",
  order: -3,
  shortcut: "b",
  isOn: ({ chart }) => chart.getState().tool === "box",
  run: ({ chart }) => chart.getState().useTool("box"),
};
export default boxTool;
