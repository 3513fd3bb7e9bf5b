import { SquareDashedMousePointer } from "lucide-react";
import { words } from "@/app/words";
import type { Action } from "../action";
import { noneDrawn } from "../refusals";
import { allOf, drawnOf } from "../selecting";

const selectAll: Action = {
  id: "selectAll",
  rows: [24],
  icon: SquareDashedMousePointer,
  where: ["canvas"],
  section: "select",
  order: 1,
  shortcut: "Ctrl+a",
  refused: noneDrawn,
  run({ chart, announce }) {
    const all = allOf(drawnOf(chart.getState()));
    chart.getState().select(all);
    announce(words("actions")("selected", { count: all.nodes.size }));
  },
};
export default selectAll;
