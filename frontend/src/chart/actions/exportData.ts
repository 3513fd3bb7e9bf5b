import { FileDown } from "lucide-react";
import type { Action } from "../action";
import { empty } from "../refusals";

/** What is drawn, as CSV or JSON. */
const exportData: Action = {
  id: "exportData",
  rows: [50],
  icon: FileDown,
  where: ["canvas", "toolbar"],
  section: "export",
  refused: empty,
  run: ({ openDialog }) => openDialog("ExportData"),
};
export default exportData;
