import { Expand } from "lucide-react";
import { words } from "@/app/words";
import type { Action, ActionContext } from "../action";
import { amounts } from "../amounts";
import { countOf, expandNode, HUB, USUALLY } from "../expanding";
import type { NodeId } from "../model";
import { readTotals } from "../reading";

/** More nodes at once are hardly meant. */
const MOST = 20;
/** Who presses twice means it once. */
const atWork = new Set<NodeId>();

/** The newest of each node's relationships. A hub is asked about before anything of it is drawn. */
const expand: Action = {
  id: "expand",
  rows: [5, 7],
  icon: Expand,
  where: ["node", "selection", "toolbar"],
  section: "expand",
  shortcut: "e",
  refused: ({ chart, nodes }) => {
    if (chart.getState().readOnly) return "readOnly";
    if (nodes.length === 0) return "none";
    return nodes.length > MOST ? "many" : null;
  },
  run: async (context) => {
    const [only] = context.nodes;
    if (context.nodes.length > 1 || only === undefined) return expandAll(context);
    if (atWork.has(only)) return;
    atWork.add(only);
    try {
      if ((await totalOf(context, only)) > HUB) context.openDialog("ExpandDialog", { node: only });
      else await expandOne(context, only);
    } finally {
      atWork.delete(only);
    }
  },
};

export default expand;

async function expandOne({ api, chart, announce }: ActionContext, node: NodeId): Promise<void> {
  const t = words("expand");
  const { returned, total, complete, newNodes, newEdges } = await expandNode(api, chart, node, USUALLY);
  const values = { returned, total, ...amounts({ nodes: newNodes, edges: newEdges }) };
  announce(t(complete ? "done" : "cut", values));
}

async function expandAll({ api, chart, nodes, announce }: ActionContext): Promise<void> {
  const t = words("expand");
  let [newNodes, newEdges, cut] = [0, 0, 0];
  for (const node of nodes) {
    const expansion = await expandNode(api, chart, node, USUALLY);
    newNodes += expansion.newNodes;
    newEdges += expansion.newEdges;
    cut += expansion.complete ? 0 : 1;
  }
  announce(t("several", { count: nodes.length, ...amounts({ nodes: newNodes, edges: newEdges }) }));
  if (cut > 0) announce(t("severalCut", { count: cut }));
}

async function totalOf({ api, chart }: ActionContext, node: NodeId): Promise<number> {
  const { caseId, facts, state, learn } = chart.getState();
  const known = facts.totals.get(node);
  if (known !== undefined) return countOf(known, null);
  const totals = await readTotals(api, caseId, [node], state.time.knownOn);
  learn({ totals });
  return countOf(totals[0]?.[1] ?? [], null);
}
