import { FlaskConical } from "lucide-react";
import type { Action } from "../action";
import { isAskedAbout } from "../askable";
import { noNodes, refusedFor } from "../refusals";
import { nodesOf } from "../selecting";

/** Any investigation whose parameters take what is selected, a person's own ones too. */
const runInvestigation: Action = {
  id: "runInvestigation",
  rows: [28],
  icon: FlaskConical,
  where: ["node", "selection"],
  section: "expand",
  order: 4,
  shortcut: "q",
  refused: refusedFor(noNodes, (context) => {
    const { nodes } = context.chart.getState().state;
    const ids = nodesOf(context);
    if (ids.length > 2) return "tooMany";
    return ids.every((id) => nodes[id] !== undefined && isAskedAbout(nodes[id].label)) ? null : "notThese";
  }),
  run: (context) => context.openDialog("RunInvestigation", { ids: nodesOf(context) }),
};
export default runInvestigation;
