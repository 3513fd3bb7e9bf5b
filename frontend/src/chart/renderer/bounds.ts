import type { Point } from "../model";

export interface Bounds {
  readonly least: Point;
  readonly most: Point;
}

/** The rectangle around all points; none around none. */
export function boundsOf(points: Iterable<Point>): Bounds | null {
  let [left, top, right, bottom] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return left > right ? null : { least: { x: left, y: top }, most: { x: right, y: bottom } };
}

export function isWithin({ x, y }: Point, { least, most }: Bounds): boolean {
  return x >= least.x && x <= most.x && y >= least.y && y <= most.y;
}

/** Whether a point is in a polygon, by how often a ray from it crosses a side. */
export function isEnclosed({ x, y }: Point, polygon: readonly Point[]): boolean {
  let inside = false;
  let before = polygon.at(-1);
  for (const corner of polygon) {
    if (before !== undefined && corner.y > y !== before.y > y) {
      const crossing = corner.x + ((y - corner.y) / (before.y - corner.y)) * (before.x - corner.x);
      if (x < crossing) inside = !inside;
    }
    before = corner;
  }
  return inside;
}
