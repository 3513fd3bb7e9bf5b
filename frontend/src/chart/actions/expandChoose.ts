import { ListFilter } from "lucide-react";
import type { Action } from "../action";

const expandChoose: Action = {
  id: "expand-choose",
  rows: [6, 7],
  icon: ListFilter,
  where: ["node", "toolbar"],
  section: "expand",
  shortcut: "Shift+e",
  refused: ({ chart, nodes }) => {
    if (chart.getState().readOnly) return "readOnly";
    return nodes.length === 1 ? null : "one";
  },
  run: ({ nodes, openDialog }) => openDialog("ExpandDialog", { node: nodes[0] }),
};

export default expandChoose;
