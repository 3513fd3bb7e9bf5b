import { Maximize } from "lucide-react";
import type { Action } from "../action";
import { noneDrawn, noPicture, refusedFor } from "../refusals";

const fit: Action = {
  id: "fit",
  rows: [27],
  icon: Maximize,
  where: ["canvas", "toolbar"],
  section: "arrange",
  order: -4,
  shortcut: "f",
  refused: refusedFor(noPicture, noneDrawn),
  run: ({ renderer }) => renderer?.fit(),
};
export default fit;
