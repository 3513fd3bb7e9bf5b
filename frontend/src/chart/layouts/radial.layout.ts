import { Target } from "lucide-react";
import type { Point } from "../model";
import type { Layout, LayoutGraph, Positions } from "./layout";
import { inRows, positionsOf } from "./placing";
import { componentsOf, neighboursOf, type Tree, treeFrom } from "./walking";

const RING = 120;
const ROOM = 40;
const GAP = 140;

/** Rings around a node: those tied to it are on the first one, those tied to them on the second, and so on. */
const radial: Layout = {
  name: "radial",
  icon: Target,
  options: [{ name: "centre", kind: "node", default: "" }],
  run: async (graph, { centre }) => onRings(graph, String(centre)),
};
export default radial;

export function onRings(graph: LayoutGraph, centre: string): Positions {
  const neighbours = neighboursOf(graph);
  const chosen = graph.nodes.findIndex(({ id }) => id === centre);
  const parts = componentsOf(neighbours).toSorted(
    (one, other) => Number(other.includes(chosen)) - Number(one.includes(chosen)),
  );
  const discs = parts.map((part) => discAround(rootOf(part, neighbours, chosen), neighbours));
  const middles = inRows(discs, GAP);
  const points = new Array<Point | undefined>(graph.nodes.length);
  discs.forEach(({ places }, at) => {
    const middle = middles[at] ?? { x: 0, y: 0 };
    for (const [node, { x, y }] of places) points[node] = { x: middle.x + x, y: middle.y + y };
  });
  return positionsOf(graph, points);
}

/** The chosen node, else the one with most neighbours. */
function rootOf(part: readonly number[], neighbours: readonly (readonly number[])[], chosen: number): number {
  if (part.includes(chosen)) return chosen;
  const degree = (node: number): number => neighbours[node]?.length ?? 0;
  return part.reduce((best, node) => (degree(node) > degree(best) ? node : best), part[0] ?? 0);
}

interface PlacedDisc {
  readonly radius: number;
  readonly places: ReadonlyMap<number, Point>;
}

function discAround(root: number, neighbours: readonly (readonly number[])[]): PlacedDisc {
  const tree = treeFrom(root, neighbours);
  const radii = ringsOf(tree);
  const angles = anglesOf(tree);
  const places = new Map<number, Point>();
  for (const node of tree.order) {
    const radius = radii[tree.depth.get(node) ?? 0] ?? 0;
    const angle = angles.get(node) ?? 0;
    places.set(node, { x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
  }
  return { radius: (radii.at(-1) ?? 0) + ROOM, places };
}

/** Leaves share the turn evenly: a ring that has some is large enough for as many as there are in all. */
function ringsOf({ order, depth, children }: Tree): readonly number[] {
  const leaves = order.filter((node) => (children.get(node) ?? []).length === 0);
  const withLeaves = new Set(leaves.map((node) => depth.get(node) ?? 0));
  const around = (leaves.length * ROOM) / (2 * Math.PI);
  const deepest = Math.max(...depth.values());
  const radii = [0];
  for (let ring = 1; ring <= deepest; ring++) {
    const before = radii[ring - 1] ?? 0;
    radii.push(Math.max(before + RING, withLeaves.has(ring) ? around : 0));
  }
  return radii;
}

/** Everybody has a sector as wide as the leaves below need, and stands in its middle. */
function anglesOf({ root, order, children }: Tree): ReadonlyMap<number, number> {
  const leaves = new Map<number, number>();
  for (const node of order.toReversed()) {
    const own = children.get(node) ?? [];
    leaves.set(node, own.length === 0 ? 1 : own.reduce((sum, child) => sum + (leaves.get(child) ?? 1), 0));
  }
  const angles = new Map<number, number>();
  const starts = new Map([[root, -Math.PI / 2]]);
  const turn = (2 * Math.PI) / (leaves.get(root) ?? 1);
  for (const node of order) {
    let start = starts.get(node) ?? 0;
    angles.set(node, start + (turn * (leaves.get(node) ?? 1)) / 2);
    for (const child of children.get(node) ?? []) {
      starts.set(child, start);
      start += turn * (leaves.get(child) ?? 1);
    }
  }
  return angles;
}
