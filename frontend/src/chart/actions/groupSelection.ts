import { Group } from "lucide-react";
import type { Action } from "../action";
import { readOnly, refusedFor } from "../refusals";
import { nodesOf } from "../selecting";

const groupSelection: Action = {
  id: "groupSelection",
  rows: [14],
  icon: Group,
  where: ["selection"],
  section: "group",
  order: -5,
  shortcut: "Ctrl+g",
  refused: refusedFor(readOnly, (context) => (nodesOf(context).length < 2 ? "tooFew" : null)),
  run: (context) => context.openDialog("NameGroup", { members: nodesOf(context) }),
};
export default groupSelection;
