import { Copy } from "lucide-react";
import { words } from "@/app/words";
import type { Action } from "../action";
import { noNodes } from "../refusals";
import { nodesOf } from "../selecting";

/** The keys as the case has them, one a line: x:12. */
const copyIds: Action = {
  id: "copyIds",
  rows: [27],
  icon: Copy,
  where: ["node", "group", "selection"],
  section: "export",
  shortcut: "c",
  refused: noNodes,
  async run(context) {
    const { nodes } = context.chart.getState().state;
    const keys = nodesOf(context).flatMap((id) => nodes[id]?.key ?? []);
    const told = await navigator.clipboard.writeText(keys.join("\n")).then(
      () => "copyIds.done",
      () => "copyIds.notAllowed",
    );
    context.announce(words("actions")(told, { count: keys.length }));
  },
};
export default copyIds;
