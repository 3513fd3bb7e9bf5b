import type { NodeLabel, RelationshipType } from "@/api/schema";
import type { EdgeId, NodeId } from "./model";

export type Fact = string | number | boolean | null | readonly string[];

/** What is known of a node, by the names of GraphQL. Read from the API, never kept in a chart. */
export interface NodeFacts {
  readonly id: NodeId;
  readonly label: NodeLabel;
  readonly key: string;
  readonly values: Readonly<Record<string, Fact>>;
}

export interface EdgeFacts {
  readonly id: EdgeId;
  readonly type: RelationshipType;
  readonly at: string | null;
  readonly values: Readonly<Record<string, Fact>>;
}

/** How many relationships a node has, by type and direction: what is not drawn is told from it. */
export interface NeighbourTotal {
  readonly type: RelationshipType;
  readonly direction: "IN" | "OUT";
  readonly total: number;
}

/** Lookups by id. Replaced as a whole when something is read, so that what depends on it notices. */
export interface Facts {
  readonly nodes: ReadonlyMap<NodeId, NodeFacts>;
  readonly edges: ReadonlyMap<EdgeId, EdgeFacts>;
  readonly totals: ReadonlyMap<NodeId, readonly NeighbourTotal[]>;
  /** On the chart, and not in the case: not yet, as known on the day that was asked about, or no longer. */
  readonly absent: ReadonlySet<NodeId | EdgeId>;
}

export const NO_FACTS: Facts = { nodes: new Map(), edges: new Map(), totals: new Map(), absent: new Set() };

export interface FoundFacts {
  readonly nodes?: Iterable<NodeFacts>;
  readonly edges?: Iterable<EdgeFacts>;
  readonly totals?: Iterable<readonly [NodeId, readonly NeighbourTotal[]]>;
  readonly absent?: Iterable<NodeId | EdgeId>;
}

export function withFacts(facts: Facts, found: FoundFacts): Facts {
  return {
    nodes: found.nodes ? joined(facts.nodes, found.nodes) : facts.nodes,
    edges: found.edges ? joined(facts.edges, found.edges) : facts.edges,
    totals: found.totals ? new Map([...facts.totals, ...found.totals]) : facts.totals,
    absent: found.absent ? new Set([...facts.absent, ...found.absent]) : facts.absent,
  };
}

function joined<Item extends { readonly id: string }>(
  held: ReadonlyMap<string, Item>,
  found: Iterable<Item>,
): ReadonlyMap<string, Item> {
  const all = new Map(held);
  for (const item of found) all.set(item.id, item);
  return all;
}
