import { FileSearch } from "lucide-react";
import { addresses } from "@/app/addresses";
import type { Action } from "../action";
import { evidenceOf } from "../evidenceOf";

/** The posts behind a line, or the captures behind a node. */
const openEvidence: Action = {
  id: "openEvidence",
  rows: [27, 44, 45],
  icon: FileSearch,
  where: ["node", "edge"],
  section: "open",
  shortcut: "Enter",
  refused: ({ nodes, edges }) => (nodes.length + edges.length === 1 ? null : "one"),
  run({ chart, nodes, edges, navigate, openPanel }) {
    const { caseId, state, select } = chart.getState();
    const [node] = nodes;
    const edge = state.edges[edges[0] ?? ""];
    if (edge?.type === "COORDINATED_WITH") {
      // its posts are those that the Run kept: the details list them
      select({ edges: new Set([edge.id]) });
      openPanel("card");
    } else if (node !== undefined) navigate(addresses.evidence(caseId, node));
    else if (edge !== undefined) navigate(evidenceOf(caseId, edge));
  },
};
export default openEvidence;
