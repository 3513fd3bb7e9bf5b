import { Waypoints } from "lucide-react";
import { words } from "@/app/words";
import type { Action } from "../action";
import { drawnOf, withNeighbours } from "../selecting";

const selectNeighbours: Action = {
  id: "selectNeighbours",
  rows: [22],
  icon: Waypoints,
  where: ["node", "group", "selection"],
  section: "select",
  order: -1,
  shortcut: "n",
  refused: ({ nodes, groups }) => (nodes.length + groups.length === 0 ? "noNodes" : null),
  run({ chart, nodes, groups, announce }) {
    const all = withNeighbours(drawnOf(chart.getState()), new Set([...nodes, ...groups]));
    chart.getState().select(all);
    announce(words("actions")("selected", { count: all.nodes.size }));
  },
};
export default selectNeighbours;
