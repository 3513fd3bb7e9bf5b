import { Camera } from "lucide-react";
import type { Action } from "../action";

const snapshot: Action = {
  id: "snapshot",
  rows: [48],
  icon: Camera,
  where: ["toolbar", "canvas"],
  section: "chart",
  order: 1,
  refused: ({ chart }) => (Object.keys(chart.getState().state.nodes).length === 0 ? "empty" : null),
  run: ({ openDialog, saved }) => openDialog("SnapshotDialog", { title: saved().title }),
};

export default snapshot;
