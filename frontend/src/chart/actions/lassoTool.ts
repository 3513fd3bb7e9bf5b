import { Lasso } from "lucide-react";
import type { Action } from "../action";

const lassoTool: Action = {
  id: "lassoTool",
  rows: [21],
  icon: Lasso,
  where: ["toolbar"],
  section: "select",
  order: -2,
  shortcut: "o",
  isOn: ({ chart }) => chart.getState().tool === "lasso",
  run: ({ chart }) => chart.getState().useTool("lasso"),
};
export default lassoTool;
