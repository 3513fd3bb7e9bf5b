import { NotebookText } from "lucide-react";
import type { Action } from "../action";
import { nothing } from "../refusals";

/** What is known of what is selected. */
const details: Action = {
  id: "details",
  rows: [26, 42],
  icon: NotebookText,
  where: ["node", "edge", "group", "selection"],
  section: "open",
  shortcut: "d",
  refused: nothing,
  run({ chart, nodes, edges, groups, openPanel }) {
    chart.getState().select({ nodes: new Set([...nodes, ...groups]), edges: new Set(edges) });
    openPanel("card");
  },
};
export default details;
