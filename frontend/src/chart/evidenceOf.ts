import { addresses } from "@/app/addresses";
import type { ChartEdge, NodeId } from "./model";

/** The page with what is behind an edge: the posts of a tie, else the evidence of the element that states it. */
export function evidenceOf(
  caseId: string,
  { type, start, end }: Pick<ChartEdge, "type" | "start" | "end">,
): string {
  return type === "INTERACTED"
    ? addresses.tieEvidence(caseId, start, end)
    : addresses.evidence(caseId, stating(type, start, end));
}

/** A post states what it carries and who wrote it; a link its domain; an account whom it follows. */
function stating(type: ChartEdge["type"], start: NodeId, end: NodeId): NodeId {
  return type === "POSTED" || type === "LIKED" ? end : start;
}
