import { CircleSlash } from "lucide-react";
import { words } from "@/app/words";
import type { Action } from "../action";
import removeCommand from "../commands/remove";
import { readOnly, refusedFor } from "../refusals";
import { drawnOf, singlesOf } from "../selecting";

const dismissSingles: Action = {
  id: "dismissSingles",
  rows: [13],
  icon: CircleSlash,
  where: ["canvas", "toolbar"],
  section: "show",
  order: 1,
  refused: refusedFor(readOnly, ({ chart }) =>
    singlesOf(drawnOf(chart.getState())).length === 0 ? "nothing" : null,
  ),
  run({ chart, announce }) {
    const nodes = singlesOf(drawnOf(chart.getState()));
    chart.getState().run(removeCommand({ nodes, edges: [] }));
    announce(words("actions")("dismissSingles.done", { count: nodes.length }));
  },
};
export default dismissSingles;
