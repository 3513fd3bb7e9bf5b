import { LayoutGrid } from "lucide-react";
import type { Layout, LayoutGraph, Positions } from "./layout";
import { positionsOf } from "./placing";

const CELL = { x: 110, y: 84 };
const WIDER = 1.3;

/** Rows and columns: by label, then by caption, as one reads. */
const grid: Layout = {
  name: "grid",
  icon: LayoutGrid,
  options: [{ name: "order", kind: "choice", choices: ["label", "caption", "ties"], default: "label" }],
  run: async (graph, { order }) => onGrid(graph, String(order)),
};
export default grid;

export function onGrid(graph: LayoutGraph, order: string): Positions {
  const numbers = inOrder(graph, order);
  const columns = Math.max(Math.ceil(Math.sqrt(numbers.length * WIDER)), 1);
  const points = new Array<{ x: number; y: number } | undefined>(graph.nodes.length);
  numbers.forEach((number, at) => {
    points[number] = { x: (at % columns) * CELL.x, y: Math.floor(at / columns) * CELL.y };
  });
  return positionsOf(graph, points);
}

function inOrder({ nodes, edges }: LayoutGraph, order: string): readonly number[] {
  const degrees = new Int32Array(nodes.length);
  for (const { start, end } of edges) {
    degrees[start] = (degrees[start] ?? 0) + 1;
    degrees[end] = (degrees[end] ?? 0) + 1;
  }
  const free = nodes.map((_, at) => at).filter((at) => nodes[at]?.fixed === false);
  return free.sort((one, other) => {
    const [first, second] = [nodes[one], nodes[other]];
    if (first === undefined || second === undefined) return 0;
    const byLabel = order === "label" ? compared(first.label, second.label) : 0;
    const byTies = order === "ties" ? (degrees[other] ?? 0) - (degrees[one] ?? 0) : 0;
    return byLabel || byTies || compared(first.caption, second.caption) || compared(first.id, second.id);
  });
}

/** The same in every browser, whatever its language. */
export function compared(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
