import { expect, test } from "vitest";
import type { Point } from "../model";
import type { SceneEdge, SceneNode } from "../scene";
import { boundsOf, isEnclosed } from "./bounds";
import { distanceToLine, Finder, onLine, type Projection } from "./finding";

const VIEW: Projection = { zoom: 2, size: 1, toPixel: ({ x, y }) => ({ x: x * 2 + 100, y: y * 2 + 50 }) };

test("of nodes that lie on each other the one drawn last is found", () => {
  const finder = finderOf([at("under", 0, 0), at("over", 1, 0)], []);
  expect(finder.nodeAt({ x: 101, y: 50 }, VIEW)?.id).toBe("over");
});

test("a node is found a little beside it, and not further away", () => {
  const finder = finderOf([at("a", 0, 0)], []);
  expect(finder.nodeAt({ x: 106, y: 50 }, VIEW)?.id).toBe("a");
  expect(finder.nodeAt({ x: 108, y: 50 }, VIEW)).toBeNull();
});

test("the nearest of two lines is found, and none where none is near", () => {
  const nodes = [at("a", 0, 0), at("b", 100, 0), at("c", 100, 10)];
  const finder = finderOf(nodes, [line("ab", "a", "b"), line("ac", "a", "c")]);
  expect(finder.edgeAt({ x: 280, y: 52 }, VIEW)?.id).toBe("ab");
  expect(finder.edgeAt({ x: 280, y: 66 }, VIEW)?.id).toBe("ac");
  expect(finder.edgeAt({ x: 200, y: 200 }, VIEW)).toBeNull();
});

test("a bent line is found where it is drawn, not where it would be straight", () => {
  const [start, end] = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
  ];
  const middle = onLine(start, end, 0.5, 0.5);
  expect(middle).toEqual({ x: 50, y: -25 });
  expect(distanceToLine(middle, start, end, 0.5)).toBeLessThan(0.5);
  expect(distanceToLine({ x: 50, y: 0 }, start, end, 0.5)).toBeGreaterThan(20);
});

test("a line to a node that is not drawn is never found", () => {
  const finder = finderOf([at("a", 0, 0)], [line("ab", "a", "b")]);
  expect(finder.edgeAt({ x: 100, y: 50 }, VIEW)).toBeNull();
});

test("a lasso encloses what is in it, notches left out", () => {
  const notched: readonly Point[] = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 5, y: 5 },
    { x: 10, y: 10 },
    { x: 0, y: 10 },
  ];
  expect(isEnclosed({ x: 2, y: 5 }, notched)).toBe(true);
  expect(isEnclosed({ x: 8, y: 5 }, notched)).toBe(false);
  expect(boundsOf(notched)).toEqual({ least: { x: 0, y: 0 }, most: { x: 10, y: 10 } });
  expect(boundsOf([])).toBeNull();
});

function finderOf(nodes: readonly SceneNode[], edges: readonly SceneEdge[]): Finder {
  return new Finder({
    nodes: new Map(nodes.map((node) => [node.id, node])),
    edges: new Map(edges.map((edge) => [edge.id, edge])),
  });
}

function at(id: string, x: number, y: number): SceneNode {
  return {
    ...{ id, x, y, label: "ACCOUNT", caption: id, colour: "#0072b2", size: 5, shape: "circle", icon: null },
    ...{ badge: null, marks: [], selected: false, faded: false, pinned: false, members: 1 },
  };
}

function line(id: string, start: string, end: string): SceneEdge {
  return {
    ...{ id, edges: [id], start, end, caption: "", colour: "#888888", width: 1, certainty: "asserted" },
    ...{ directed: true, curve: 0, selected: false, faded: false },
  };
}
