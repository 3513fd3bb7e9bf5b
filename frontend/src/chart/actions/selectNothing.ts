import { SquareDashed } from "lucide-react";
import { words } from "@/app/words";
import type { Action } from "../action";
import { NOTHING } from "../store";

const selectNothing: Action = {
  id: "selectNothing",
  rows: [24],
  icon: SquareDashed,
  where: ["canvas"],
  section: "select",
  order: 4,
  shortcut: "Escape",
  refused({ chart }) {
    const { nodes, edges } = chart.getState().selection;
    return nodes.size + edges.size === 0 ? "nothing" : null;
  },
  run({ chart, announce }) {
    chart.getState().select(NOTHING);
    announce(words("actions")("selected", { count: 0 }));
  },
};
export default selectNothing;
