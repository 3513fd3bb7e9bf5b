import { ListFilter } from "lucide-react";
import type { Action } from "../action";
import { noneDrawn } from "../refusals";

/** By label, type or number of neighbours, with counts. */
const selectBy: Action = {
  id: "selectBy",
  rows: [23, 24],
  icon: ListFilter,
  where: ["canvas", "toolbar"],
  section: "select",
  order: 3,
  shortcut: "s",
  refused: noneDrawn,
  run: ({ openDialog }) => openDialog("SelectBy"),
};
export default selectBy;
