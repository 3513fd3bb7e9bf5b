import { Network } from "lucide-react";
import { words } from "@/app/words";
import type { Action } from "../action";
import group from "../commands/group";
import { condensed } from "../condensing";
import { empty, readOnly, refusedFor } from "../refusals";

/** One node for each community, so that a chart of any size can be drawn. */
const condense: Action = {
  id: "condense",
  rows: [15],
  icon: Network,
  where: ["canvas"],
  section: "group",
  order: 1,
  refused: refusedFor(readOnly, empty),
  run({ chart, announce }) {
    const { state, facts } = chart.getState();
    const { groups, without, alone } = condensed(state, facts);
    chart.getState().run(group({ groups }));
    announce(words("actions")("condense.done", { count: groups.length, single: without + alone }));
  },
};
export default condense;
