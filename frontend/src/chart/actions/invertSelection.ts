import { SquareSplitHorizontal } from "lucide-react";
import { words } from "@/app/words";
import type { Action } from "../action";
import { noneDrawn } from "../refusals";
import { drawnOf, inverted } from "../selecting";

const invertSelection: Action = {
  id: "invertSelection",
  rows: [24],
  icon: SquareSplitHorizontal,
  where: ["canvas", "selection"],
  section: "select",
  order: 2,
  shortcut: "i",
  refused: noneDrawn,
  run({ chart, announce }) {
    const others = inverted(drawnOf(chart.getState()), chart.getState().selection);
    chart.getState().select(others);
    announce(words("actions")("selected", { count: others.nodes.size + others.edges.size }));
  },
};
export default invertSelection;
