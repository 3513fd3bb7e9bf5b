import { describe, expect, it } from "vitest";
import { type EdgeFacts, NO_FACTS, type NodeFacts, withFacts } from "@/chart/facts";
import { type ChartEdge, type ChartNode, edgeId } from "@/chart/model";
import { type LaneMark, lanesOf, NO_COMMUNITY, nearest, tallyOf } from "./lanes";

const day = (number: number) => Date.parse(`2026-03-0${number}T00:00:00Z`);
const iso = (number: number) => `2026-03-0${number}T00:00:00Z`;

function node(id: string, label: ChartNode["label"] = "ACCOUNT"): ChartNode {
  return { id, label, key: id, x: 0, y: 0, pinned: false, hidden: false };
}

function edge(type: ChartEdge["type"], start: string, end: string): ChartEdge {
  return { id: edgeId(type, start, end), type, start, end, hidden: false };
}

function account(id: string, community: number | null): NodeFacts {
  return { id, label: "ACCOUNT", key: id, values: { community } };
}

function post(id: string, at: number): NodeFacts {
  return { id, label: "POST", key: id, values: { at: iso(at) } };
}

function tie({ id, type }: ChartEdge, first: number, last: number): EdgeFacts {
  return { id, type, at: iso(last), values: { firstAt: iso(first), lastAt: iso(last) } };
}

const follows = edge("FOLLOWS", "b", "a");
const between = edge("INTERACTED", "a", "b");
const alike = edge("COORDINATED_WITH", "a", "b");
const replies = edge("REPLIES_TO", "p", "q");
const all = [edge("POSTED", "a", "p"), edge("POSTED", "b", "q"), follows, between, alike, replies];
const state = {
  nodes: Object.fromEntries(
    [node("a"), node("b"), node("c"), node("p", "POST"), node("q", "POST"), node("r", "POST")].map((each) => [
      each.id,
      each,
    ]),
  ),
  edges: Object.fromEntries(all.map((each) => [each.id, each])),
};
const facts = withFacts(NO_FACTS, {
  nodes: [account("a", 1), account("b", 2), account("c", null), post("p", 1), post("q", 3), post("r", 4)],
  edges: [tie(between, 2, 5), tie(alike, 6, 6), { id: follows.id, type: "FOLLOWS", at: null, values: {} }],
});
const drawn = {
  nodes: new Map(Object.keys(state.nodes).map((id) => [id, "shown" as const])),
  edges: new Map(Object.keys(state.edges).map((id) => [id, "shown" as const])),
};

describe("lanes", () => {
  const { lanes, empty, homeless } = lanesOf(state, facts, drawn, "account");
  const marks = (id: string) => lanes.find((lane) => lane.id === id)?.marks.map((mark) => mark.id);

  it("have an account's posts and what begins with it, in the order of time", () => {
    expect(marks("a")).toEqual(["p", between.id, alike.id]);
  });

  it("have what has no direction on both", () => {
    expect(marks("b")).toEqual(["q", alike.id]);
  });

  it("tell a post once: what it does is not told again", () => {
    expect(lanes.flatMap((lane) => lane.marks.map(({ id }) => id))).not.toContain(replies.id);
  });

  it("count what is on none: an account without a time, a post without its author", () => {
    expect(empty).toBe(1);
    expect(homeless).toBe(1);
  });

  it("have most marks first", () => {
    expect(lanes.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it("have what is drawn alone", () => {
    const without = { ...drawn, nodes: new Map([...drawn.nodes].filter(([id]) => id !== "p")) };
    expect(lanesOf(state, facts, without, "account").lanes.flatMap((lane) => lane.marks)).not.toContainEqual(
      expect.objectContaining({ id: "p" }),
    );
  });

  it("are of communities too, one for accounts without", () => {
    const one = withFacts(facts, { nodes: [account("b", null)] });
    const by = lanesOf(state, one, drawn, "community");
    expect(by.lanes.map(({ id, nodes }) => [id, nodes])).toEqual([
      ["1", ["a"]],
      [NO_COMMUNITY, ["b", "c"]],
    ]);
  });

  it("have a tie within a community once", () => {
    const together = withFacts(facts, { nodes: [account("b", 1)] });
    const [lane] = lanesOf(state, together, drawn, "community").lanes;
    expect(lane?.marks.filter(({ id }) => id === alike.id)).toHaveLength(1);
  });

  it("are told by their numbers", () => {
    const [lane] = lanes;
    expect(lane && tallyOf(lane)).toEqual({ posts: 1, edges: 2, first: day(1), last: day(6) });
  });
});

describe("the nearest mark", () => {
  const marks: readonly LaneMark[] = [
    { kind: "edge", id: "long", span: [10, 50] },
    { kind: "node", id: "post", span: [30, 30] },
    { kind: "node", id: "late", span: [90, 90] },
  ];

  it("is one within reach", () => {
    expect(nearest(marks, 86, 5)?.id).toBe("late");
    expect(nearest(marks, 70, 5)).toBeNull();
    expect(nearest(marks, 52, 5)?.id).toBe("long");
  });

  it("is a post on a tie that lasts", () => {
    expect(nearest(marks, 30, 5)?.id).toBe("post");
    expect(nearest(marks, 20, 5)?.id).toBe("long");
  });
});
