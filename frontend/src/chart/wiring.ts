import type { ChartEdge, ChartNode, EdgeId, NodeId } from "./model";

/** Nodes and edges by number, so that a hundred thousand of them are walked quickly. An edge whose end is missing: -1. */
export interface Wiring {
  readonly nodes: readonly ChartNode[];
  readonly edges: readonly ChartEdge[];
  readonly numbers: ReadonlyMap<NodeId, number>;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Walked once for a set of edges: nodes that only moved or were hidden are joined as before. */
export function wired(
  nodeTable: Readonly<Record<NodeId, ChartNode>>,
  edgeTable: Readonly<Record<EdgeId, ChartEdge>>,
): Wiring {
  const nodes = Object.values(nodeTable);
  const held = walked.get(edgeTable);
  const wiring =
    held !== undefined && sameIds(held.nodes, nodes) ? { ...held, nodes } : walk(nodes, edgeTable);
  walked.set(edgeTable, wiring);
  return wiring;
}

const walked = new WeakMap<object, Wiring>();

function sameIds(one: readonly ChartNode[], other: readonly ChartNode[]): boolean {
  return one.length === other.length && one.every((node, at) => node.id === other[at]?.id);
}

function walk(nodes: readonly ChartNode[], edgeTable: Readonly<Record<EdgeId, ChartEdge>>): Wiring {
  const edges = Object.values(edgeTable);
  const numbers = new Map<NodeId, number>();
  for (const node of nodes) numbers.set(node.id, numbers.size);
  const starts = new Int32Array(edges.length);
  const ends = new Int32Array(edges.length);
  edges.forEach((edge, at) => {
    starts[at] = numbers.get(edge.start) ?? -1;
    ends[at] = numbers.get(edge.end) ?? -1;
  });
  return { nodes, edges, numbers, starts, ends };
}

/** The other ends of each node, each once and never itself: a graph without directions or parallels. */
export interface Neighbours {
  readonly nodes: number;
  readonly degree: Int32Array;
  each(node: number, visit: (other: number) => void): void;
}

export function neighboursIn({ nodes, starts, ends }: Wiring, joins: (edge: number) => boolean): Neighbours {
  const taken = Uint8Array.from(starts, (_, edge) => Number(joins(edge)));
  const { offsets, others } = packed(nodes.length, starts, ends, taken);
  const degree = onlyDistinct(offsets, others);
  return {
    nodes: nodes.length,
    degree,
    each(node, visit) {
      const from = offsets[node] ?? 0;
      const until = from + (degree[node] ?? 0);
      for (let at = from; at < until; at += 1) visit(others[at] ?? 0);
    },
  };
}

/** All other ends in one array: those of a node stand from its offset to the next one's. */
function packed(
  nodes: number,
  starts: Int32Array,
  ends: Int32Array,
  taken: Uint8Array,
): { readonly offsets: Int32Array; readonly others: Int32Array } {
  const offsets = new Int32Array(nodes + 1);
  const eachEnd = (visit: (node: number, other: number) => void): void => {
    for (let edge = 0; edge < starts.length; edge += 1) {
      const start = starts[edge] ?? -1;
      const end = ends[edge] ?? -1;
      if (taken[edge] === 0 || start < 0 || end < 0 || start === end) continue;
      visit(start, end);
      visit(end, start);
    }
  };
  eachEnd((node) => {
    offsets[node + 1] = (offsets[node + 1] ?? 0) + 1;
  });
  for (let node = 0; node < nodes; node += 1)
    offsets[node + 1] = (offsets[node + 1] ?? 0) + (offsets[node] ?? 0);
  const others = new Int32Array(offsets[nodes] ?? 0);
  const filled = offsets.slice();
  eachEnd((node, other) => {
    const at = filled[node] ?? 0;
    others[at] = other;
    filled[node] = at + 1;
  });
  return { offsets, others };
}

/** Moves each node's distinct ends to the front of its part, and says how many they are. */
function onlyDistinct(offsets: Int32Array, others: Int32Array): Int32Array {
  const nodes = offsets.length - 1;
  const degree = new Int32Array(nodes);
  const seenBy = new Int32Array(nodes).fill(-1);
  for (let node = 0; node < nodes; node += 1) {
    const from = offsets[node] ?? 0;
    const until = offsets[node + 1] ?? 0;
    let kept = from;
    for (let at = from; at < until; at += 1) {
      const other = others[at] ?? 0;
      if (seenBy[other] === node) continue;
      seenBy[other] = node;
      others[kept] = other;
      kept += 1;
    }
    degree[node] = kept - from;
  }
  return degree;
}
