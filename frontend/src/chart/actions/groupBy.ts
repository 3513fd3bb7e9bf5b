import { Boxes } from "lucide-react";
import type { Action } from "../action";
import { empty, readOnly, refusedFor } from "../refusals";

/** By community, label, platform or whatever else is known of nodes. */
const groupBy: Action = {
  id: "groupBy",
  rows: [15],
  icon: Boxes,
  where: ["canvas", "selection", "toolbar"],
  section: "group",
  order: -1,
  shortcut: "Shift+g",
  refused: refusedFor(readOnly, empty),
  run: ({ openDialog }) => openDialog("GroupBy"),
};
export default groupBy;
