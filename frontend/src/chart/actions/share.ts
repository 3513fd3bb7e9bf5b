import { Share2 } from "lucide-react";
import type { Action } from "../action";

const share: Action = {
  id: "share",
  rows: [49],
  icon: Share2,
  where: ["toolbar", "canvas"],
  section: "chart",
  order: 3,
  refused: ({ saved }) => (saved().id === null ? "unsaved" : null),
  run: ({ openDialog, saved }) => {
    const { id, version } = saved();
    openDialog("ShareDialog", { chartId: id, version });
  },
};

export default share;
