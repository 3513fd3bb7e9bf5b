import type { LayoutGraph } from "./layout";

/** The numbers of each node's neighbours, in rising order. */
export function neighboursOf({ nodes, edges }: LayoutGraph): readonly (readonly number[])[] {
  const neighbours = nodes.map(() => new Set<number>());
  for (const { start, end } of edges) {
    if (start === end) continue;
    neighbours[start]?.add(end);
    neighbours[end]?.add(start);
  }
  return neighbours.map((set) => [...set].sort((one, other) => one - other));
}

/** Nodes that hang together, the largest part first. */
export function componentsOf(neighbours: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const seen = new Set<number>();
  const components: number[][] = [];
  for (let first = 0; first < neighbours.length; first++) {
    if (seen.has(first)) continue;
    const component = [first];
    seen.add(first);
    for (const node of component) {
      for (const next of neighbours[node] ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        component.push(next);
      }
    }
    components.push(component);
  }
  return components.sort((one, other) => other.length - one.length || (one[0] ?? 0) - (other[0] ?? 0));
}

/** A tree of shortest ways from a root: each node's depth and children, those met first before the others. */
export interface Tree {
  readonly root: number;
  readonly order: readonly number[];
  readonly depth: ReadonlyMap<number, number>;
  readonly children: ReadonlyMap<number, readonly number[]>;
}

export function treeFrom(root: number, neighbours: readonly (readonly number[])[]): Tree {
  const depth = new Map([[root, 0]]);
  const children = new Map<number, number[]>();
  const order = [root];
  for (const node of order) {
    const own: number[] = [];
    for (const next of neighbours[node] ?? []) {
      if (depth.has(next)) continue;
      depth.set(next, (depth.get(node) ?? 0) + 1);
      own.push(next);
      order.push(next);
    }
    children.set(node, own);
  }
  return { root, order, depth, children };
}
