import { ZoomOut } from "lucide-react";
import type { Action } from "../action";
import { noPicture } from "../refusals";

const zoomOut: Action = {
  id: "zoomOut",
  rows: [27],
  icon: ZoomOut,
  where: ["toolbar"],
  section: "arrange",
  order: -2,
  shortcut: "-",
  refused: noPicture,
  run: ({ renderer }) => renderer?.zoomBy(1 / 1.5),
};
export default zoomOut;
