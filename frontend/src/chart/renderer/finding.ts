import type { Point } from "../model";
import type { SceneEdge, SceneNode } from "../scene";
import type { Drawn } from "./changes";

/** How a point of the chart becomes a pixel, and how sizes grow. */
export interface Projection {
  readonly zoom: number;
  readonly size: number;
  toPixel(point: Point): Point;
}

const NEAR_NODE = 2;
const NEAR_EDGE = 5;
const PIECES = 12;

/** Finds what is drawn at a pixel, by computing: asking the GPU takes a frame, and misses thin lines. */
export class Finder {
  private ends: Int32Array | null = null;
  private readonly nodes: readonly SceneNode[];
  private readonly edges: readonly SceneEdge[];

  constructor(readonly drawn: Drawn) {
    this.nodes = [...drawn.nodes.values()];
    this.edges = [...drawn.edges.values()];
  }

  /** The node drawn last there. */
  nodeAt(pixel: Point, { toPixel, size }: Projection): SceneNode | null {
    for (let at = this.nodes.length - 1; at >= 0; at--) {
      const node = this.nodes[at];
      if (node === undefined) continue;
      const centre = toPixel(node);
      const reach = node.size * size + NEAR_NODE;
      const [x, y] = [Math.abs(centre.x - pixel.x), Math.abs(centre.y - pixel.y)];
      if (x <= reach && y <= reach && x * x + y * y <= reach * reach) return node;
    }
    return null;
  }

  /** The nearest line, if one is near. */
  edgeAt(pixel: Point, { toPixel, size }: Projection): SceneEdge | null {
    const pixels = this.nodes.map(toPixel);
    this.ends ??= this.endsOfAll();
    let [nearest, found]: [number, SceneEdge | null] = [NEAR_EDGE, null];
    for (let at = 0; at < this.edges.length; at++) {
      const edge = this.edges[at];
      const start = pixels[this.ends[at * 2] ?? -1];
      const end = pixels[this.ends[at * 2 + 1] ?? -1];
      if (edge === undefined || start === undefined || end === undefined) continue;
      if (isFar(pixel, start, end, edge.curve)) continue;
      const away = distanceToLine(pixel, start, end, edge.curve) - (edge.width * size) / 2;
      if (away < nearest) [nearest, found] = [away, edge];
    }
    return found;
  }

  private endsOfAll(): Int32Array {
    const numbers = new Map(this.nodes.map((node, at) => [node.id, at]));
    return Int32Array.from(
      this.edges.flatMap(({ start, end }) => [numbers.get(start) ?? -1, numbers.get(end) ?? -1]),
    );
  }
}

/** Most lines are told to be far by the rectangle around them. */
function isFar(pixel: Point, start: Point, end: Point, curve: number): boolean {
  const bulge = curve === 0 ? 0 : Math.abs(curve) * (Math.abs(end.x - start.x) + Math.abs(end.y - start.y));
  const room = 12 + bulge;
  return (
    pixel.x < Math.min(start.x, end.x) - room ||
    pixel.x > Math.max(start.x, end.x) + room ||
    pixel.y < Math.min(start.y, end.y) - room ||
    pixel.y > Math.max(start.y, end.y) + room
  );
}

/** From a pixel to a line as the GPU bends it. */
export function distanceToLine(pixel: Point, start: Point, end: Point, curve: number): number {
  if (curve === 0) return distanceToPiece(pixel, start, end);
  let nearest = Number.POSITIVE_INFINITY;
  let before = start;
  for (let piece = 1; piece <= PIECES; piece++) {
    const next = onLine(start, end, curve, piece / PIECES);
    nearest = Math.min(nearest, distanceToPiece(pixel, before, next));
    before = next;
  }
  return nearest;
}

/** A point of a bent line: a curve drawn towards a point beside its middle, left of its way as y grows upwards. */
export function onLine(start: Point, end: Point, curve: number, along: number): Point {
  const control = {
    x: (start.x + end.x) / 2 + (end.y - start.y) * curve,
    y: (start.y + end.y) / 2 - (end.x - start.x) * curve,
  };
  const back = 1 - along;
  return {
    x: back * back * start.x + 2 * back * along * control.x + along * along * end.x,
    y: back * back * start.y + 2 * back * along * control.y + along * along * end.y,
  };
}

function distanceToPiece(pixel: Point, start: Point, end: Point): number {
  const [x, y] = [end.x - start.x, end.y - start.y];
  const square = x * x + y * y;
  const along = square === 0 ? 0 : ((pixel.x - start.x) * x + (pixel.y - start.y) * y) / square;
  const held = Math.min(Math.max(along, 0), 1);
  return Math.hypot(pixel.x - start.x - held * x, pixel.y - start.y - held * y);
}
