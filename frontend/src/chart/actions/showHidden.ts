import { Eye } from "lucide-react";
import type { Action } from "../action";
import { visibleOf } from "../selecting";
import { hiddenOf } from "../visible";

/** What is on the chart and not on the picture, by reason, and how to get it back. */
const showHidden: Action = {
  id: "showHidden",
  rows: [12],
  icon: Eye,
  where: ["canvas", "toolbar"],
  section: "show",
  order: -1,
  shortcut: "u",
  refused({ chart }) {
    const { byHand, byFilter, byTime } = hiddenOf(visibleOf(chart.getState()));
    return byHand + byFilter + byTime === 0 ? "nothing" : null;
  },
  run: ({ openDialog }) => openDialog("Hidden"),
};
export default showHidden;
