import { ZoomIn } from "lucide-react";
import type { Action } from "../action";
import { noPicture } from "../refusals";

const zoomIn: Action = {
  id: "zoomIn",
  rows: [27],
  icon: ZoomIn,
  where: ["toolbar"],
  section: "arrange",
  order: -3,
  shortcut: "+",
  refused: noPicture,
  run: ({ renderer }) => renderer?.zoomBy(1.5),
};
export default zoomIn;
