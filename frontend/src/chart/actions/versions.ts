import { FileClock } from "lucide-react";
import type { Action } from "../action";

const versions: Action = {
  id: "versions",
  rows: [48],
  icon: FileClock,
  where: ["toolbar", "canvas"],
  section: "chart",
  order: 2,
  refused: ({ saved }) => (saved().id === null ? "unsaved" : null),
  run: ({ openDialog, saved }) => openDialog("VersionsDialog", { chartId: saved().id }),
};

export default versions;
