import { MessageSquarePlus } from "lucide-react";
import type { Action } from "../action";
import { nothing, readOnly, refusedFor } from "../refusals";
import { nodesOf } from "../selecting";

/** A note on what is selected; on all members of a group. */
const writeNote: Action = {
  id: "writeNote",
  rows: [46],
  icon: MessageSquarePlus,
  where: ["node", "edge", "group", "selection"],
  section: "note",
  shortcut: "Shift+n",
  refused: refusedFor(readOnly, nothing),
  run(context) {
    const elements = [...nodesOf(context), ...context.edges];
    context.openDialog("WriteNote", { elements });
  },
};
export default writeNote;
