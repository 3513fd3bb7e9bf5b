import { expect, test } from "vitest";
import type { Point } from "../model";
import { inColumns } from "./category.layout";
import { forceRun, iterationsFor } from "./force";
import { asPoints, forceInput } from "./force.layout";
import { onGrid } from "./grid.layout";
import { LAYOUTS } from "./index";
import { elkGraph } from "./layered.layout";
import type { LayoutGraph, LayoutNode, Positions } from "./layout";
import { onMap } from "./map.layout";
import { positionsOf } from "./placing";
import { onRings } from "./radial.layout";

const PURE: readonly (readonly [string, (graph: LayoutGraph) => Positions])[] = [
  ["grid", (graph) => onGrid(graph, "label")],
  ["radial", (graph) => onRings(graph, "")],
  ["category", (graph) => inColumns(graph, false)],
  ["force", forced],
  ["map", onMap],
];

test("every layout is found by its name", () => {
  expect([...LAYOUTS.keys()].sort()).toEqual(["category", "force", "grid", "layered", "map", "radial"]);
});

test.each(PURE)("%s gives the same places for the same graph", (_, run) => {
  expect(run(star(40))).toEqual(run(star(40)));
});

test.each(PURE)("%s moves pinned nodes by 0 pixels, and gives every other one a place", (_, run) => {
  const graph = star(40, (at) => at % 7 === 0);
  const places = run(graph);
  for (const { id, fixed } of graph.nodes) expect(id in places).toBe(!fixed);
});

test.each(PURE)("%s puts no node on another", (_, run) => {
  const places = Object.values(run(star(60)));
  const apart = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);
  const nearest = places.flatMap((one, at) => places.slice(at + 1).map((other) => apart(one, other)));
  expect(Math.min(...nearest)).toBeGreaterThan(10);
});

test("force keeps pinned nodes where they are while the others go around them", () => {
  const graph = star(30, (at) => at === 0);
  const run = forceRun(forceInput(graph));
  while (run.step());
  expect(asPoints(run.points())[0]).toEqual({ x: graph.nodes[0]?.x, y: graph.nodes[0]?.y });
});

test("rings stand around the chosen node", () => {
  const places = onRings(star(12), "node:3");
  const away = (id: string): number =>
    Math.hypot(
      (places[id]?.x ?? 0) - (places["node:3"]?.x ?? 0),
      (places[id]?.y ?? 0) - (places["node:3"]?.y ?? 0),
    );
  expect(away("node:0")).toBeLessThan(away("node:5"));
  expect(away("node:5")).toBeCloseTo(away("node:6"), 0);
});

test("columns stand in the order of labels, each node in its label's", () => {
  const places = inColumns(star(30), false);
  expect(places["node:0"]?.x).toBeLessThan(places["node:1"]?.x ?? 0);
});

test("layers leave out pinned nodes and their lines", () => {
  const graph = elkGraph(
    star(5, (at) => at === 0),
    "down",
  );
  expect(graph.children?.map(({ id }) => id)).toEqual(["1", "2", "3", "4"]);
  expect(graph.edges).toEqual([]);
});

/** The first is tied to all others; every third is an account, the others are posts. */
function star(count: number, fixed: (at: number) => boolean = () => false): LayoutGraph {
  const nodes = Array.from(
    { length: count },
    (_, at): LayoutNode => ({
      id: `node:${at}`,
      label: at % 3 === 0 ? "ACCOUNT" : "POST",
      caption: `${at}`,
      x: (at % 6) * 50,
      y: Math.floor(at / 6) * 50,
      size: 6,
      fixed: fixed(at),
    }),
  );
  return { nodes, edges: nodes.slice(1).map((_, at) => ({ start: 0, end: at + 1 })) };
}

function forced(graph: LayoutGraph): Positions {
  const run = forceRun({ ...forceInput(graph), iterations: iterationsFor(graph.nodes.length) });
  while (run.step());
  return positionsOf(graph, asPoints(run.points()));
}
