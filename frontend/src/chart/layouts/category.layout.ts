import { Columns3 } from "lucide-react";
import { NODE_KINDS } from "../kinds";
import type { Point } from "../model";
import { compared } from "./grid.layout";
import type { Layout, LayoutGraph, LayoutNode, Positions } from "./layout";
import { positionsOf } from "./placing";
import { neighboursOf } from "./walking";

const COLUMN = 260;
const SIDE_COLUMN = 120;
const ROW = 64;
const LEAST_ROWS = 10;
const SWEEPS = 4;

/** One column for each label, from who acts to what it leads to; within it, near to what it is tied to. */
const category: Layout = {
  name: "category",
  icon: Columns3,
  options: [{ name: "direction", kind: "choice", choices: ["right", "down"], default: "right" }],
  run: async (graph, { direction }) => inColumns(graph, direction === "down"),
};
export default category;

const ORDER = Object.keys(NODE_KINDS);

export function inColumns(graph: LayoutGraph, down: boolean): Positions {
  const columns = columnsOf(graph.nodes);
  const neighbours = neighboursOf(graph);
  for (let sweep = 0; sweep < SWEEPS; sweep++) nearer(columns, neighbours, sweep % 2 === 1);
  const points = new Array<Point | undefined>(graph.nodes.length);
  const most = Math.max(LEAST_ROWS, Math.ceil(Math.sqrt(graph.nodes.length) * 1.1));
  let left = 0;
  for (const column of columns) {
    const rows = Math.min(column.length, most);
    column.forEach((node, at) => {
      const across = left + Math.floor(at / rows) * SIDE_COLUMN;
      const along = ((at % rows) - (rows - 1) / 2) * ROW;
      points[node] = down ? { x: along * 1.6, y: across * 0.7 } : { x: across, y: along };
    });
    left += (Math.ceil(column.length / most) - 1) * SIDE_COLUMN + COLUMN;
  }
  return positionsOf(graph, points);
}

function columnsOf(nodes: readonly LayoutNode[]): number[][] {
  const columns = new Map<string, number[]>();
  nodes.forEach(({ label }, at) => {
    const column = columns.get(label);
    if (column === undefined) columns.set(label, [at]);
    else column.push(at);
  });
  const caption = (at: number): string => nodes[at]?.caption ?? "";
  return [...columns]
    .sort(([one], [other]) => ORDER.indexOf(one) - ORDER.indexOf(other))
    .map(([, column]) => column.sort((one, other) => compared(caption(one), caption(other)) || one - other));
}

/** Orders each column by where its neighbours stand on average, so that fewer lines cross. */
function nearer(columns: number[][], neighbours: readonly (readonly number[])[], back: boolean): void {
  const heights = new Map<number, number>();
  for (const column of columns) {
    column.forEach((node, at) => {
      heights.set(node, (at + 0.5) / column.length);
    });
  }
  for (const column of back ? columns.toReversed() : columns) {
    const wanted = new Map(column.map((node) => [node, average(node, neighbours, heights)]));
    column.sort((one, other) => (wanted.get(one) ?? 0) - (wanted.get(other) ?? 0) || one - other);
    column.forEach((node, at) => {
      heights.set(node, (at + 0.5) / column.length);
    });
  }
}

function average(
  node: number,
  neighbours: readonly (readonly number[])[],
  heights: ReadonlyMap<number, number>,
): number {
  const near = neighbours[node] ?? [];
  if (near.length === 0) return heights.get(node) ?? 0;
  return near.reduce((sum, each) => sum + (heights.get(each) ?? 0), 0) / near.length;
}
