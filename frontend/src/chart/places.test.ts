import { describe, expect, it } from "vitest";
import type { Point } from "./model";
import { placesApart, placesBeside, ROOM } from "./places";

const ids = (count: number) => Array.from({ length: count }, (_, number) => `n${number}`);

function nearest(points: readonly Point[]): number {
  let least = Number.POSITIVE_INFINITY;
  points.forEach((one, number) => {
    for (const other of points.slice(number + 1)) {
      least = Math.min(least, Math.hypot(one.x - other.x, one.y - other.y));
    }
  });
  return least;
}

describe("places for new nodes", () => {
  const crowd: Point[] = ids(400).map((_, number) => ({
    x: (number % 20) * ROOM,
    y: Math.floor(number / 20) * ROOM,
  }));

  it.each([1, 7, 50, 300])("beside a parent overlap nothing: %i of them", (count) => {
    const parent = { x: 10 * ROOM, y: 10 * ROOM };
    const places = [...placesBeside(crowd, parent, ids(count)).values()];
    expect(places).toHaveLength(count);
    expect(nearest([...crowd, ...places])).toBeGreaterThanOrEqual(ROOM * 0.97);
  });

  it("are near the parent where there is room", () => {
    const parent = { x: 3_000, y: -500 };
    for (const { x, y } of placesBeside([parent], parent, ids(50)).values()) {
      expect(Math.hypot(x - parent.x, y - parent.y)).toBeLessThan(ROOM * 9);
    }
  });

  it("begin on the side where there is nothing yet", () => {
    const parent = { x: 0, y: 0 };
    const neighbours = [parent, { x: -ROOM, y: 0 }, { x: -ROOM, y: ROOM }, { x: -ROOM, y: -ROOM }];
    const first = placesBeside(neighbours, parent, ids(1)).get("n0");
    const second = placesBeside([...neighbours].reverse(), parent, ids(1)).get("n0");
    expect(first).toEqual(second);
    expect(first).toBeDefined();
  });

  it("apart from everything lie beside the chart", () => {
    const places = [...placesApart(crowd, ids(30)).values()];
    expect(Math.min(...places.map(({ x }) => x))).toBeGreaterThan(19 * ROOM);
    expect(nearest([...crowd, ...places])).toBeGreaterThanOrEqual(ROOM * 0.97);
  });

  it("of a chart of twenty thousand nodes are found at once", () => {
    const many = ids(20_000).map((_, number) => ({
      x: (number % 150) * ROOM,
      y: Math.floor(number / 150) * ROOM,
    }));
    const began = performance.now();
    placesApart(many, ids(2_000));
    expect(performance.now() - began).toBeLessThan(2_000); // usually a tenth of it
  });

  it("are round numbers, so that a saved chart stays small", () => {
    for (const { x, y } of placesBeside([], { x: 1 / 3, y: 1 / 7 }, ids(20)).values()) {
      expect(String(x).length).toBeLessThan(10);
      expect(String(y).length).toBeLessThan(10);
    }
  });
});
