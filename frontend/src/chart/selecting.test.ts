import { beforeEach, describe, expect, it } from "vitest";
import add from "./commands/add";
import group from "./commands/group";
import hide from "./commands/hide";
import type { ChartEdge, ChartNode } from "./model";
import {
  allOf,
  drawnOf,
  inverted,
  nodesOf,
  ofDegree,
  ofLabel,
  ofSameKind,
  ofType,
  singlesOf,
  withLinks,
  withNeighbours,
} from "./selecting";
import { type ChartStore, createChartStore, NOTHING } from "./store";

const node = (id: string, label: ChartNode["label"] = "ACCOUNT"): ChartNode => ({
  id,
  label,
  key: id,
  x: 0,
  y: 0,
  pinned: false,
  hidden: false,
});
const edge = (start: string, end: string, type: ChartEdge["type"] = "INTERACTED"): ChartEdge => ({
  id: `${type}|${start}|${end}`,
  type,
  start,
  end,
  hidden: false,
});

let chart: ChartStore;

// a -> b -> c, p -> a; h is hidden and joined with a; s is single; d and e are collapsed and joined with c
beforeEach(() => {
  chart = createChartStore("case");
  const nodes = ["a", "b", "c", "d", "e", "h", "s"].map((id) => node(id));
  const edges = [edge("a", "b"), edge("b", "c"), edge("a", "h"), edge("p", "a", "LINKS_TO"), edge("d", "c")];
  chart.getState().run(add({ nodes: [...nodes, node("p", "POST")], edges }));
  chart.getState().run(hide({ nodes: ["h"], edges: [] }));
  const members = ["d", "e"];
  const made = { id: "g", name: "g", by: null, members, collapsed: true, x: 0, y: 0 };
  chart.getState().run(group({ groups: [made] }));
});

const drawn = () => drawnOf(chart.getState());
const sorted = (ids: Iterable<string>) => [...ids].sort().join(" ");
const ofNodes = (...ids: string[]) => ({ nodes: new Set(ids), edges: new Set<string>() });

it("all is what is drawn: a collapsed group for its members, nothing that is hidden", () => {
  expect(sorted(allOf(drawn()).nodes)).toBe("a b c g p s");
});

describe("inverted", () => {
  it("takes the other nodes, and no edge", () => {
    const others = inverted(drawn(), ofNodes("a", "g"));
    expect(sorted(others.nodes)).toBe("b c p s");
    expect(others.edges.size).toBe(0);
  });

  it("takes the other edges where edges alone are selected", () => {
    const others = inverted(drawn(), { nodes: new Set(), edges: new Set(["INTERACTED|a|b"]) });
    expect(sorted(others.edges)).toBe("INTERACTED|b|c INTERACTED|d|c LINKS_TO|p|a");
  });

  it("twice is the same again", () => {
    expect(sorted(inverted(drawn(), inverted(drawn(), ofNodes("a"))).nodes)).toBe("a");
    expect(sorted(inverted(drawn(), NOTHING).nodes)).toBe(sorted(allOf(drawn()).nodes));
  });
});

it("neighbours come to what is selected, whichever way lines lead, and not over what is hidden", () => {
  expect(sorted(withNeighbours(drawn(), new Set(["a"])).nodes)).toBe("a b p");
  expect(sorted(withNeighbours(drawn(), new Set(["g"])).nodes)).toBe("c g");
});

it("links lead in or out", () => {
  expect(sorted(withLinks(drawn(), new Set(["a"]), "in").edges)).toBe("LINKS_TO|p|a");
  expect(sorted(withLinks(drawn(), new Set(["a"]), "out").edges)).toBe("INTERACTED|a|b");
  expect(sorted(withLinks(drawn(), new Set(["g"]), "out").edges)).toBe("INTERACTED|d|c");
});

it("kinds", () => {
  const { state } = chart.getState();
  expect(sorted(ofSameKind(state, drawn(), ofNodes("p")).nodes)).toBe("p");
  const edges = new Set(["LINKS_TO|p|a"]);
  expect(sorted(ofSameKind(state, drawn(), { nodes: new Set(), edges }).edges)).toBe("LINKS_TO|p|a");
  expect(sorted(ofLabel(drawn(), "ACCOUNT").nodes)).toBe("a b c s");
  expect(sorted(ofType(drawn(), "INTERACTED").edges)).toBe("INTERACTED|a|b INTERACTED|b|c INTERACTED|d|c");
});

it("degrees have both bounds included", () => {
  expect(sorted(ofDegree(drawn(), 2, 2).nodes)).toBe("a b c");
  expect(sorted(ofDegree(drawn(), 0, 1).nodes)).toBe("g p s");
});

it("singles have no line on the picture", () => {
  expect(singlesOf(drawn())).toEqual(["s"]);
});

it("acting on a group acts on all of its members", () => {
  expect(sorted(nodesOf({ chart, nodes: ["a"], groups: ["g"] }))).toBe("a d e");
});
