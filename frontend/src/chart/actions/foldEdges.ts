import { Spline } from "lucide-react";
import { words } from "@/app/words";
import type { Action } from "../action";
import foldCommand from "../commands/fold";
import { readOnly } from "../refusals";

const foldEdges: Action = {
  id: "foldEdges",
  rows: [16],
  icon: Spline,
  where: ["toolbar"],
  section: "group",
  order: 3,
  isOn: ({ chart }) => chart.getState().state.folded,
  refused: readOnly,
  run({ chart, announce }) {
    const folded = !chart.getState().state.folded;
    chart.getState().run(foldCommand({ folded }));
    announce(words("actions")(folded ? "foldEdges.on" : "foldEdges.off"));
  },
};
export default foldEdges;
