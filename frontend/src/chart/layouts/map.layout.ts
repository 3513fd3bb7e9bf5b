import { Map as MapIcon } from "lucide-react";
import type { Coordinates } from "../located";
import type { Point } from "../model";
import { compared } from "./grid.layout";
import type { Layout, LayoutGraph, LayoutNode, Positions } from "./layout";
import { projected, WORLD } from "./mercator";
import { positionsOf } from "./placing";

/** Nodes with a place stand where it is; the others stand below the map, where no place is. */
const map: Layout = {
  name: "map",
  icon: MapIcon,
  options: [],
  isMap: true,
  run: async (graph) => onMap(graph),
};
export default map;

/** Those at one place stand around it, each so far from the others. */
const APART = 16;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const BELOW = { cell: 110, row: 84, gap: 240, columns: 60 };

export function onMap(graph: LayoutGraph): Positions {
  const numbers = inOrder(graph);
  const points = new Array<Point | undefined>(graph.nodes.length);
  const there = new Map<string, number>();
  let without = 0;
  for (const number of numbers) {
    const place = graph.nodes[number]?.place;
    if (place === undefined) points[number] = below(without++);
    else {
      const centre = projected(place);
      const key = `${centre.x} ${centre.y}`;
      const before = there.get(key) ?? 0;
      there.set(key, before + 1);
      points[number] = around(centre, before);
    }
  }
  return positionsOf(graph, points);
}

/** The place itself before what is at it. */
function inOrder({ nodes }: LayoutGraph): readonly number[] {
  const order = ({ label, caption, id }: LayoutNode): string =>
    `${label === "PLACE" ? 0 : 1} ${label} ${caption} ${id}`;
  const numbers = nodes.map((_, at) => at).filter((at) => nodes[at]?.fixed === false);
  const names = nodes.map(order);
  return numbers.sort((one, other) => compared(names[one] ?? "", names[other] ?? ""));
}

/** Nodes that have a place and stand elsewhere: moved by hand, or added since. */
export function elsewhere(
  nodes: readonly (Point & { readonly id: string })[],
  places: ReadonlyMap<string, Coordinates>,
): readonly string[] {
  const furthest = APART * Math.sqrt(places.size) + 1;
  return nodes.flatMap(({ id, x, y }) => {
    const place = places.get(id);
    if (place === undefined) return [];
    const there = projected(place);
    return Math.hypot(there.x - x, there.y - y) > furthest ? [id] : [];
  });
}

/** On a spiral, as a sunflower has its seeds. */
function around({ x, y }: Point, number: number): Point {
  const radius = APART * Math.sqrt(number);
  return { x: x + radius * Math.cos(number * GOLDEN), y: y + radius * Math.sin(number * GOLDEN) };
}

function below(number: number): Point {
  return {
    x: ((number % BELOW.columns) - (BELOW.columns - 1) / 2) * BELOW.cell,
    y: WORLD / 2 + BELOW.gap + Math.floor(number / BELOW.columns) * BELOW.row,
  };
}
