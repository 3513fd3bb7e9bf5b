import { Shapes } from "lucide-react";
import { words } from "@/app/words";
import type { Action } from "../action";
import { nothing } from "../refusals";
import { drawnOf, ofSameKind } from "../selecting";

const selectSameKind: Action = {
  id: "selectSameKind",
  rows: [23],
  icon: Shapes,
  where: ["node", "edge", "selection"],
  section: "select",
  refused: nothing,
  run({ chart, nodes, edges, announce }) {
    const open = chart.getState();
    const selection = { nodes: new Set(nodes), edges: new Set(edges) };
    const all = ofSameKind(open.state, drawnOf(open), selection);
    open.select(all);
    announce(words("actions")("selected", { count: all.nodes.size + all.edges.size }));
  },
};
export default selectSameKind;
