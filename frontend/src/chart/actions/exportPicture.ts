import { ImageDown } from "lucide-react";
import type { Action } from "../action";
import { empty, noPicture, refusedFor } from "../refusals";

/** The chart as an image, with title, legend and what it leaves out. */
const exportPicture: Action = {
  id: "exportPicture",
  rows: [50],
  icon: ImageDown,
  where: ["canvas", "toolbar"],
  section: "export",
  refused: refusedFor(noPicture, empty),
  run: ({ openDialog }) => openDialog("ExportPicture"),
};
export default exportPicture;
