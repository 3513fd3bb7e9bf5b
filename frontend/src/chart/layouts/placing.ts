import type { Point } from "../model";
import { rounded } from "../places";
import type { LayoutGraph, Positions } from "./layout";

/** By each node's number in the graph; a fixed node keeps its place, and a node without a point too. */
export function positionsOf({ nodes }: LayoutGraph, points: readonly (Point | undefined)[]): Positions {
  const places: Record<string, Point> = {};
  nodes.forEach((node, at) => {
    const point = points[at];
    if (!node.fixed && point !== undefined) places[node.id] = { x: rounded(point.x), y: rounded(point.y) };
  });
  return places;
}

interface Disc {
  readonly radius: number;
}

/** Middles for discs, side by side in rows that make about a square together; the first disc is in the first place. */
export function inRows(discs: readonly Disc[], gap: number): readonly Point[] {
  const area = discs.reduce((sum, { radius }) => sum + (2 * radius + gap) ** 2, 0);
  const width = Math.max(Math.sqrt(area) * 1.2, 2 * (discs[0]?.radius ?? 0));
  const middles: Point[] = [];
  let [x, y, height] = [0, 0, 0];
  for (const { radius } of discs) {
    if (x > 0 && x + 2 * radius > width) {
      y += height + gap;
      [x, height] = [0, 0];
    }
    middles.push({ x: x + radius, y: y + radius });
    x += 2 * radius + gap;
    height = Math.max(height, 2 * radius);
  }
  return middles;
}
