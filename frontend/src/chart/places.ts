import type { ChartNode, NodeId, Point } from "./model";

/** Room between two nodes that stand side by side, in the chart's own unit. */
export const ROOM = 60;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Places for new nodes around their parent, none nearer than ROOM to another node.

What is on the chart is not moved. Deterministic: the same chart and the same order give the same places. */
export function placesBeside(
  held: Iterable<Point>,
  parent: Point,
  newcomers: readonly NodeId[],
): ReadonlyMap<NodeId, Point> {
  const taken = new Taken(held);
  const away = awayFrom(parent, taken);
  const places = new Map<NodeId, Point>();
  let turn = 1;
  for (const id of newcomers) {
    let place = sunflower(parent, away, turn++);
    while (!taken.isFree(place)) place = sunflower(parent, away, turn++);
    taken.add(place);
    places.set(id, place);
  }
  return places;
}

/** Places for nodes without a parent: beside what is there, so that nothing lies on anything else. */
export function placesApart(
  held: readonly Point[],
  newcomers: readonly NodeId[],
): ReadonlyMap<NodeId, Point> {
  if (held.length === 0) return placesBeside([], { x: 0, y: 0 }, newcomers);
  const [left, right] = [Math.min(...xs(held)), Math.max(...xs(held))];
  const middle = held.reduce((sum, { y }) => sum + y, 0) / held.length;
  const radius = ROOM * Math.sqrt(newcomers.length);
  return placesBeside(
    held,
    { x: rounded(right + radius + ROOM + (right - left) * 0.05), y: rounded(middle) },
    newcomers,
  );
}

/** Two decimals are a hundredth of a pixel: more only makes the saved chart larger. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

export function pointsOf(nodes: Readonly<Record<NodeId, ChartNode>>): Point[] {
  return Object.values(nodes);
}

/** Turns by the golden angle fill a disc evenly; the first ones point to where there is room. */
function sunflower(parent: Point, away: number, turn: number): Point {
  const radius = ROOM * (0.75 + 0.95 * Math.sqrt(turn - 0.5));
  const angle = away + turn * GOLDEN_ANGLE;
  return {
    x: rounded(parent.x + radius * Math.cos(angle)),
    y: rounded(parent.y + radius * Math.sin(angle)),
  };
}

/** The direction from the middle of the parent's surroundings to the parent. */
function awayFrom(parent: Point, taken: Taken): number {
  const near = taken.near(parent, ROOM * 8);
  const x = near.reduce((sum, point) => sum + parent.x - point.x, 0);
  const y = near.reduce((sum, point) => sum + parent.y - point.y, 0);
  return x === 0 && y === 0 ? 0 : Math.atan2(y, x);
}

function xs(points: readonly Point[]): number[] {
  return points.map(({ x }) => x);
}

/** Taken places by square of ROOM, so that looking around costs the same on a chart of any size. */
class Taken {
  private readonly squares = new Map<string, Point[]>();

  constructor(points: Iterable<Point>) {
    for (const point of points) this.add(point);
  }

  add(point: Point): void {
    const name = square(point);
    const held = this.squares.get(name);
    if (held === undefined) this.squares.set(name, [point]);
    else held.push(point);
  }

  isFree(point: Point): boolean {
    return this.near(point, ROOM).every(
      (other) => Math.hypot(other.x - point.x, other.y - point.y) >= ROOM * 0.98,
    );
  }

  near(point: Point, reach: number): Point[] {
    const found: Point[] = [];
    for (let across = number(point.x - reach); across <= number(point.x + reach); across++) {
      for (let down = number(point.y - reach); down <= number(point.y + reach); down++) {
        found.push(...(this.squares.get(`${across}:${down}`) ?? []));
      }
    }
    return found;
  }
}

function square({ x, y }: Point): string {
  return `${number(x)}:${number(y)}`;
}

function number(value: number): number {
  return Math.floor(value / ROOM);
}
