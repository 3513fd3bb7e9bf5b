import iterate from "graphology-layout-forceatlas2/iterate";
import separate from "graphology-layout-noverlap/iterate";
import type { LayoutEdge } from "./layout";

/** A force layout counts in units of so many pixels of the chart: its settings are made for distances of some tens. */
const UNIT = 6;
const NODE = 10;
const EDGE = 3;
const MANY = 800;
const MARGIN = 10;

export interface ForceInput {
  /** x, y, size, 1 for fixed; by node, in the chart's unit. */
  readonly nodes: Float32Array;
  readonly edges: readonly LayoutEdge[];
  readonly iterations: number;
}

export interface ForceRun {
  /** One step; false: it is done. */
  step(): boolean;
  readonly share: number;
  /** x, y by node. */
  points(): Float32Array;
}

/** ForceAtlas2, then nodes that lie on each other are pushed apart. Deterministic: nothing is left to chance. */
export function forceRun({ nodes, edges, iterations }: ForceInput): ForceRun {
  const count = nodes.length / 4;
  const matrix = nodeMatrix(nodes, edges);
  const lines = edgeMatrix(edges);
  const settings = settingsFor(count);
  const apart = { margin: MARGIN, ratio: 1.15, expansion: 1.1, gridSize: gridFor(count), speed: 3 };
  const most = count > 5_000 ? 20 : 80;
  let [done, separated] = [0, 0];
  let circles: Float32Array | null = null;
  return {
    step() {
      if (done < iterations) {
        iterate(settings, matrix, lines);
        done++;
        return true;
      }
      circles ??= circlesOf(matrix, nodes);
      const { converged } = separate(apart, circles);
      keepFixed(circles, nodes);
      return ++separated < most && !converged;
    },
    get share() {
      return (done + separated) / (iterations + most);
    },
    points: () => pointsOf(circles ?? circlesOf(matrix, nodes)),
  };
}

/** Fewer for more nodes: each takes longer, and the rough shape comes first. */
export function iterationsFor(nodes: number): number {
  if (nodes <= 500) return 500;
  return nodes <= 5_000 ? 250 : 100;
}

function settingsFor(count: number): Parameters<typeof iterate>[0] {
  return {
    linLogMode: false,
    outboundAttractionDistribution: false,
    adjustSizes: false,
    edgeWeightInfluence: 0,
    scalingRatio: 10,
    strongGravityMode: true,
    gravity: 0.05,
    slowDown: 1 + Math.log(Math.max(count, 1)),
    barnesHutOptimize: count > MANY,
    barnesHutTheta: 0.6,
  };
}

function gridFor(count: number): number {
  return Math.max(4, Math.min(120, Math.round(Math.sqrt(count / 3))));
}

function nodeMatrix(nodes: Float32Array, edges: readonly LayoutEdge[]): Float32Array {
  const matrix = new Float32Array((nodes.length / 4) * NODE);
  for (let at = 0; at * 4 < nodes.length; at++) {
    const [x = 0, y = 0, size = 1, fixed = 0] = nodes.subarray(at * 4, at * 4 + 4);
    matrix.set([x / UNIT, y / UNIT, 0, 0, 0, 0, 1, 1, size / UNIT, fixed], at * NODE);
  }
  for (const { start, end } of edges) {
    matrix[start * NODE + 6] = (matrix[start * NODE + 6] ?? 1) + 1;
    matrix[end * NODE + 6] = (matrix[end * NODE + 6] ?? 1) + 1;
  }
  return matrix;
}

function edgeMatrix(edges: readonly LayoutEdge[]): Float32Array {
  const lines = edges.filter(({ start, end }) => start !== end);
  const matrix = new Float32Array(lines.length * EDGE);
  lines.forEach(({ start, end }, at) => {
    matrix.set([start * NODE, end * NODE, 1], at * EDGE);
  });
  return matrix;
}

function circlesOf(matrix: Float32Array, nodes: Float32Array): Float32Array {
  const circles = new Float32Array((nodes.length / 4) * 3);
  for (let at = 0; at * 4 < nodes.length; at++) {
    const isFixed = nodes[at * 4 + 3] === 1;
    circles[at * 3] = isFixed ? (nodes[at * 4] ?? 0) : (matrix[at * NODE] ?? 0) * UNIT;
    circles[at * 3 + 1] = isFixed ? (nodes[at * 4 + 1] ?? 0) : (matrix[at * NODE + 1] ?? 0) * UNIT;
    circles[at * 3 + 2] = nodes[at * 4 + 2] ?? 1;
  }
  return circles;
}

function keepFixed(circles: Float32Array, nodes: Float32Array): void {
  for (let at = 0; at * 4 < nodes.length; at++) {
    if (nodes[at * 4 + 3] !== 1) continue;
    circles[at * 3] = nodes[at * 4] ?? 0;
    circles[at * 3 + 1] = nodes[at * 4 + 1] ?? 0;
  }
}

function pointsOf(circles: Float32Array): Float32Array {
  return Float32Array.from(
    { length: (circles.length / 3) * 2 },
    (_, at) => circles[Math.floor(at / 2) * 3 + (at % 2)] ?? 0,
  );
}
