import { ArrowUpFromDot } from "lucide-react";
import { words } from "@/app/words";
import type { Action } from "../action";
import { drawnOf, withLinks } from "../selecting";

const selectLinksOut: Action = {
  id: "selectLinksOut",
  rows: [24],
  icon: ArrowUpFromDot,
  where: ["node", "group", "selection"],
  section: "select",
  refused: ({ nodes, groups }) => (nodes.length + groups.length === 0 ? "noNodes" : null),
  run({ chart, nodes, groups, announce }) {
    const all = withLinks(drawnOf(chart.getState()), new Set([...nodes, ...groups]), "out");
    chart.getState().select(all);
    announce(words("actions")("selectedEdges", { count: all.edges.size }));
  },
};
export default selectLinksOut;
