import { expect, test } from "vitest";
import type { Scene, SceneEdge, SceneNode } from "../scene";
import { changesBetween, drawnOf, isRebuilt, NOTHING_DRAWN } from "./changes";

test("the first picture adds everything", () => {
  const changes = changesBetween(
    NOTHING_DRAWN,
    drawnOf(scene([node("a"), node("b")], [edge("e", "a", "b")])),
  );
  expect(changes.addedNodes.map(({ id }) => id)).toEqual(["a", "b"]);
  expect(changes.addedEdges.map(({ id }) => id)).toEqual(["e"]);
  expect(isRebuilt(changes)).toBe(true);
});

test("equal elements are no change, though they are other objects", () => {
  const [before, after] = [1, 2].map(() => drawnOf(scene([node("a", { marks: ["stub"] })], [])));
  if (before === undefined || after === undefined) throw new Error("Two pictures were made.");
  const changes = changesBetween(before, after);
  expect(changes.changedNodes).toEqual([]);
  expect(isRebuilt(changes)).toBe(false);
});

test("another look is no move, another place or size is one", () => {
  const before = drawnOf(scene([node("a"), node("b"), node("c")], []));
  const after = drawnOf(
    scene([node("a", { selected: true }), node("b", { x: 9 }), node("c", { size: 9 })], []),
  );
  const changes = changesBetween(before, after);
  expect(changes.changedNodes.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  expect(changes.movedNodes.map(({ id }) => id)).toEqual(["b", "c"]);
});

test("a node takes its lines along when it goes", () => {
  const before = drawnOf(scene([node("a"), node("b")], [edge("e", "a", "b")]));
  const changes = changesBetween(before, drawnOf(scene([node("a"), node("c")], [])));
  expect(changes.removedNodes).toEqual(["b"]);
  expect(changes.removedEdges).toEqual(["e"]);
  expect(changes.addedNodes.map(({ id }) => id)).toEqual(["c"]);
});

test.each([
  ["bends where it was straight", { curve: 0.25 }],
  ["ends elsewhere", { end: "c" }],
])("a line that %s is taken out and put in anew", (_, other) => {
  const nodes = [node("a"), node("b"), node("c")];
  const before = drawnOf(scene(nodes, [edge("e", "a", "b")]));
  const changes = changesBetween(before, drawnOf(scene(nodes, [{ ...edge("e", "a", "b"), ...other }])));
  expect(changes.removedEdges).toEqual(["e"]);
  expect(changes.addedEdges.map(({ id }) => id)).toEqual(["e"]);
  expect(changes.changedEdges).toEqual([]);
});

function scene(nodes: readonly SceneNode[], edges: readonly SceneEdge[]): Scene {
  return { nodes, edges, hidden: { byHand: 0, byFilter: 0, byTime: 0 } };
}

function node(id: string, other: Partial<SceneNode> = {}): SceneNode {
  return {
    ...{
      id,
      label: "ACCOUNT",
      caption: id,
      colour: "#0072b2",
      size: 5,
      shape: "circle",
      icon: null,
      badge: null,
    },
    ...{ marks: [], selected: false, faded: false, pinned: false, members: 1, x: 0, y: 0 },
    ...other,
  };
}

function edge(id: string, start: string, end: string): SceneEdge {
  return {
    ...{ id, edges: [id], start, end, caption: "", colour: "#888888", width: 1, certainty: "asserted" },
    ...{ directed: true, curve: 0, selected: false, faded: false },
  };
}
