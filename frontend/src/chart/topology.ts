import type { TopologicalFilter } from "./model";
import { type Neighbours, neighboursIn, type Wiring } from "./wiring";

/** Which nodes a topological filter keeps, of those that stand. Neighbours count once, whatever joins them. */
export function topologicallyKept(
  filter: TopologicalFilter,
  wiring: Wiring,
  stands: (node: number) => boolean,
  joins: (edge: number) => boolean,
): (node: number) => boolean {
  const neighbours = neighboursIn(wiring, joins);
  switch (filter.kind) {
    case "k-core":
      return inCore(neighbours, stands, filter.k);
    case "ego":
      return within(neighbours, stands, wiring.numbers.get(filter.centre), filter.steps);
    case "largest component":
      return inLargestComponent(neighbours, stands);
    case "degree":
      return (node) => (neighbours.degree[node] ?? 0) >= filter.least;
  }
}

type Kept = (node: number) => boolean;

/** What is left when nodes with fewer than k neighbours are taken away until there is none. */
function inCore(neighbours: Neighbours, stands: Kept, k: number): Kept {
  const left = neighbours.degree.slice();
  const kept = new Uint8Array(neighbours.nodes);
  const falling: number[] = [];
  const judge = (node: number): void => {
    kept[node] = Number((left[node] ?? 0) >= k);
    if (kept[node] === 0) falling.push(node);
  };
  for (let node = 0; node < neighbours.nodes; node += 1) if (stands(node)) judge(node);
  for (let node = falling.pop(); node !== undefined; node = falling.pop()) {
    neighbours.each(node, (other) => {
      left[other] = (left[other] ?? 0) - 1;
      if (kept[other] === 1) judge(other);
    });
  }
  return (node) => kept[node] === 1;
}

function within(neighbours: Neighbours, stands: Kept, centre: number | undefined, steps: number): Kept {
  if (centre === undefined || !stands(centre)) return () => false;
  const reached = new Set([centre]);
  let outermost = [centre];
  for (let step = 0; step < steps && outermost.length > 0; step += 1) {
    const next: number[] = [];
    for (const node of outermost) {
      neighbours.each(node, (other) => {
        if (reached.has(other)) return;
        reached.add(other);
        next.push(other);
      });
    }
    outermost = next;
  }
  return (node) => reached.has(node);
}

/** Of equally large ones that of the node that came first on the chart. */
function inLargestComponent(neighbours: Neighbours, stands: Kept): Kept {
  const component = new Int32Array(neighbours.nodes).fill(-1);
  let largest = -1;
  let most = 0;
  for (let first = 0; first < neighbours.nodes; first += 1) {
    if (component[first] !== -1 || !stands(first)) continue;
    const size = flooded(neighbours, component, first);
    if (size > most) [largest, most] = [first, size];
  }
  return (node) => largest !== -1 && component[node] === largest;
}

function flooded(neighbours: Neighbours, component: Int32Array, first: number): number {
  const open = [first];
  component[first] = first;
  let size = 0;
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    size += 1;
    neighbours.each(node, (other) => {
      if (component[other] !== -1) return;
      component[other] = first;
      open.push(other);
    });
  }
  return size;
}
