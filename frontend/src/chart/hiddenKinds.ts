import type { NodeLabel, RelationshipType } from "@/api/schema";
import type { ChartState, EdgeId, NodeId } from "./model";
import { hiddenByHand } from "./showing";

/** What was hidden by hand, of one label or type. */
export type HiddenKind =
  | { readonly on: "nodes"; readonly kind: NodeLabel; readonly ids: readonly NodeId[] }
  | { readonly on: "edges"; readonly kind: RelationshipType; readonly ids: readonly EdgeId[] };

/** The most numerous first. */
export function hiddenKinds(state: ChartState): readonly HiddenKind[] {
  const { nodes, edges } = hiddenByHand(state);
  const byLabel = gathered(nodes, (id) => state.nodes[id]?.label);
  const byType = gathered(edges, (id) => state.edges[id]?.type);
  return [
    ...[...byLabel].map(([kind, ids]) => ({ on: "nodes" as const, kind, ids })),
    ...[...byType].map(([kind, ids]) => ({ on: "edges" as const, kind, ids })),
  ].sort((one, other) => other.ids.length - one.ids.length);
}

function gathered<Kind>(
  ids: readonly string[],
  kindOf: (id: string) => Kind | undefined,
): ReadonlyMap<Kind, readonly string[]> {
  const byKind = new Map<Kind, string[]>();
  for (const id of ids) {
    const kind = kindOf(id);
    if (kind === undefined) continue;
    const held = byKind.get(kind);
    if (held === undefined) byKind.set(kind, [id]);
    else held.push(id);
  }
  return byKind;
}
