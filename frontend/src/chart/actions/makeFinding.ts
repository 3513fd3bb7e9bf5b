import { Lightbulb } from "lucide-react";
import type { Action } from "../action";

const makeFinding: Action = {
  id: "makeFinding",
  rows: [51],
  icon: Lightbulb,
  where: ["node", "edge", "selection"],
  section: "note",
  refused: ({ nodes, edges }) => (nodes.length + edges.length === 0 ? "nothing" : null),
  run: ({ openDialog, nodes, edges }) => openDialog("MakeFinding", { nodes, edges }),
};
export default makeFinding;
