import { expect, it } from "vitest";
import { NO_FACTS } from "./facts";
import { grouped } from "./grouping";
import { type ChartEdge, type ChartNode, type ChartState, EMPTY, edgeId, type Group } from "./model";
import { visible } from "./visible";

const node = (id: string, hidden = false): ChartNode => ({
  id,
  label: "ACCOUNT",
  key: id,
  x: 0,
  y: 0,
  pinned: false,
  hidden,
});
const edge = (start: string, end: string): ChartEdge => ({
  id: edgeId("INTERACTED", start, end),
  type: "INTERACTED",
  start,
  end,
  hidden: false,
});
const group = (id: string, members: string[], collapsed = true): Group => ({
  id,
  name: id,
  by: null,
  members,
  collapsed,
  x: 5,
  y: 5,
});

function chart(nodes: ChartNode[], edges: ChartEdge[], groups: Group[]): ChartState {
  return {
    ...EMPTY,
    nodes: Object.fromEntries(nodes.map((each) => [each.id, each])),
    edges: Object.fromEntries(edges.map((each) => [each.id, each])),
    groups: Object.fromEntries(groups.map((each) => [each.id, each])),
  };
}

function drawn(state: ChartState) {
  const seen = visible({ ...state, facts: NO_FACTS, playing: null });
  return grouped({ ...state, visible: seen });
}

const NODES = [node("a"), node("b"), node("c"), node("d")];
const EDGES = [edge("a", "b"), edge("a", "c"), edge("b", "c"), edge("d", "a")];

it("draws a collapsed group as one node with its count; edges to members lead to it", () => {
  const { nodes, groups, edges } = drawn(chart(NODES, EDGES, [group("g", ["a", "b"])]));
  expect(nodes.map((each) => each.node.id)).toEqual(["c", "d"]);
  expect(groups).toMatchObject([{ members: ["a", "b"], inside: 1, faded: false }]);
  expect(edges.map(({ start, end }) => `${start}>${end}`)).toEqual(["g>c", "g>c", "d>g"]);
});

it("leads an edge between two collapsed groups from one to the other", () => {
  const { edges, nodes } = drawn(chart(NODES, EDGES, [group("g", ["a", "b"]), group("h", ["c", "d"])]));
  expect(nodes).toEqual([]);
  expect(edges.map(({ start, end }) => `${start}>${end}`)).toEqual(["g>h", "g>h", "h>g"]);
});

it("draws the members of an open group", () => {
  const { nodes, groups } = drawn(chart(NODES, EDGES, [group("g", ["a", "b"], false)]));
  expect(nodes).toHaveLength(4);
  expect(groups).toEqual([]);
});

it("counts only members that would be drawn, and leaves out a group without any", () => {
  const some = [node("a"), node("b", true), node("c", true)];
  const { groups } = drawn(chart(some, [], [group("g", ["a", "b"]), group("h", ["c"])]));
  expect(groups.map((each) => [each.group.id, each.members])).toEqual([["g", ["a"]]]);
});

it("keeps a node's edge to itself", () => {
  const { edges } = drawn(chart(NODES, [edge("d", "d")], []));
  expect(edges).toHaveLength(1);
});
