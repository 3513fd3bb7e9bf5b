import { expect, test } from "vitest";
import { candidatesOf, histogramOf } from "./candidates";
import { type Fact, NO_FACTS, withFacts } from "./facts";
import { type ChartNode, EMPTY } from "./model";
import { colourAt, numberAt, placeOn, scaleOf } from "./scales";

function of(field: string, all: readonly Fact[]) {
  const nodes = all.map(
    (_, at): ChartNode => ({
      id: `n${at}`,
      label: "ACCOUNT",
      key: `x:${at}`,
      x: 0,
      y: 0,
      pinned: false,
      hidden: false,
    }),
  );
  const facts = withFacts(NO_FACTS, {
    nodes: nodes.map(({ id, label, key }, at) => ({ id, label, key, values: { [field]: all[at] ?? null } })),
  });
  const state = { ...EMPTY, nodes: Object.fromEntries(nodes.map((node) => [node.id, node])) };
  return candidatesOf({ on: "nodes", kind: "ACCOUNT", field }, state, facts);
}

test("values are counted, the most frequent first, and so is what has none", () => {
  const found = of("language", ["en", "de", "en", null, ""]);
  expect(found.values).toEqual([
    ["en", 2],
    ["de", 1],
  ]);
  expect(found.without).toBe(2);
  expect(found.scale).toBeNull();
});

test("moments are numbers", () => {
  expect(of("openedAt", ["2026-01-01T00:00:00+00:00"]).numbers).toEqual([Date.UTC(2026, 0, 1)]);
});

test("every number is in one bin, the greatest too", () => {
  const { numbers, scale } = of("followers", [0, 1, 2, 3, 4]);
  if (scale === null) throw new Error("There is a scale.");
  expect(histogramOf(numbers, scale, 4).map((bin) => bin.count)).toEqual([1, 1, 1, 2]);
});

test("equal numbers have a scale and a bin", () => {
  const { numbers, scale } = of("followers", [7, 7]);
  if (scale === null) throw new Error("There is a scale.");
  expect(histogramOf(numbers, scale, 4).reduce((sum, bin) => sum + bin.count, 0)).toBe(2);
});

test("a scale leads to a place and back", () => {
  for (const scale of [
    { least: 2, most: 10, logarithmic: false },
    { least: 0, most: 90_000, logarithmic: true },
  ]) {
    for (const place of [0, 0.2, 0.7, 1]) {
      expect(placeOn(scale, numberAt(scale, place))).toBeCloseTo(place, 9);
    }
  }
});

test("numbers of which a few are far greater have a logarithmic scale", () => {
  expect(scaleOf([1, 2, 3, 10_000])?.logarithmic).toBe(true);
  expect(scaleOf([1, 2, 3, 4])?.logarithmic).toBe(false);
  expect(scaleOf([-5, 1, 10_000])?.logarithmic).toBe(false);
  expect(scaleOf([])).toBeNull();
});

test("colours of a scale grow lighter throughout", () => {
  const light = [0, 0.25, 0.5, 0.75, 1].map((place) => {
    const colour = Number.parseInt(colourAt(place).slice(1), 16);
    return 0.21 * (colour >> 16) + 0.72 * ((colour >> 8) & 255) + 0.07 * (colour & 255);
  });
  expect(light).toEqual([...light].sort((one, other) => one - other));
});
