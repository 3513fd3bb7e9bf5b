import { LocateFixed } from "lucide-react";
import type { Action } from "../action";
import { noPicture, nothing, refusedFor } from "../refusals";

/** Moves the view to what is selected. */
const locate: Action = {
  id: "locate",
  rows: [27, 42],
  icon: LocateFixed,
  where: ["node", "edge", "group", "selection"],
  section: "arrange",
  order: -5,
  shortcut: "l",
  refused: refusedFor(noPicture, nothing),
  run({ renderer, nodes, edges, groups }) {
    const [only, ...more] = [...nodes, ...groups];
    if (only !== undefined && more.length + edges.length === 0) renderer?.centreOn(only);
    else renderer?.fit([...nodes, ...groups, ...edges]);
  },
};
export default locate;
