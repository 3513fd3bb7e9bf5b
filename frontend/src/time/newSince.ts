import type { Facts } from "@/chart/facts";
import { asNumber } from "@/chart/fields";
import type { ChartState } from "@/chart/model";
import { isNewSince } from "@/chart/recorded";

export interface Newer {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
  /** Of which it is not known when they were recorded: what an analysis derived, for one. */
  readonly undated: number;
}

export function newerThan(
  since: number,
  { nodes, edges }: Pick<ChartState, "nodes" | "edges">,
  facts: Facts,
): Newer {
  const newer = (ids: readonly string[], of: Facts["nodes"] | Facts["edges"]): string[] =>
    ids.filter((id) => isNewSince(of.get(id)?.values, since));
  const undated = (ids: readonly string[], of: Facts["nodes"] | Facts["edges"]): number =>
    ids.filter((id) => of.has(id) && asNumber(of.get(id)?.values.recordedFirst) === null).length;
  const [allNodes, allEdges] = [Object.keys(nodes), Object.keys(edges)];
  return {
    nodes: newer(allNodes, facts.nodes),
    edges: newer(allEdges, facts.edges),
    undated: undated(allNodes, facts.nodes) + undated(allEdges, facts.edges),
  };
}
