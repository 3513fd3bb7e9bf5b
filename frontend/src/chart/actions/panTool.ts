import { Hand } from "lucide-react";
import type { Action } from "../action";

const panTool: Action = {
  id: "panTool",
  rows: [20, 21],
  icon: Hand,
  where: ["toolbar"],
  section: "select",
  order: -4,
  shortcut: "v",
  isOn: ({ chart }) => chart.getState().tool === "pan",
  run: ({ chart }) => chart.getState().useTool("pan"),
};
export default panTool;
