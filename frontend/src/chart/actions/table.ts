import { Table2 } from "lucide-react";
import type { Action } from "../action";

const table: Action = {
  id: "table",
  rows: [42],
  icon: Table2,
  where: ["canvas"],
  section: "chart",
  shortcut: "t",
  run: ({ openPanel }) => openPanel("table"),
};
export default table;
