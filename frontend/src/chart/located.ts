import type { Facts, NodeFacts } from "./facts";
import type { ChartState, NodeId } from "./model";

/** Degrees; north and east are positive. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** Where nodes of a chart are: places themselves, and what is said to be located at one of them. What is located at several
is at the first of them, by id: never between them, where nobody was. */
export function locatedOn(
  { nodes, edges }: Pick<ChartState, "nodes" | "edges">,
  facts: Facts,
): ReadonlyMap<NodeId, Coordinates> {
  const located = new Map<NodeId, Coordinates>();
  for (const id in nodes) {
    const coordinates = coordinatesOf(facts.nodes.get(id));
    if (coordinates !== null) located.set(id, coordinates);
  }
  const places = new Map(located);
  const firstOf = new Map<NodeId, NodeId>();
  for (const id in edges) {
    const edge = edges[id];
    if (edge?.type !== "LOCATED_AT" || !places.has(edge.end) || places.has(edge.start)) continue;
    const held = firstOf.get(edge.start);
    if (held === undefined || edge.end < held) firstOf.set(edge.start, edge.end);
  }
  for (const [node, place] of firstOf) {
    const coordinates = places.get(place);
    if (coordinates !== undefined) located.set(node, coordinates);
  }
  return located;
}

function coordinatesOf(facts: NodeFacts | undefined): Coordinates | null {
  const { latitude, longitude } = facts?.values ?? {};
  if (typeof latitude !== "number" || typeof longitude !== "number") return null;
  const isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return isOnEarth ? { latitude, longitude } : null;
}
