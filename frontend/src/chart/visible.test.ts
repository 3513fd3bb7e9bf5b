import { describe, expect, it } from "vitest";
import type { NodeLabel, RelationshipType } from "@/api/schema";
import { type EdgeFacts, type Facts, NO_FACTS, type NodeFacts, withFacts } from "./facts";
import { type ChartEdge, type ChartNode, type ChartState, EMPTY, edgeId, type Filter } from "./model";
import { hiddenOf, type Visible, type VisibleInput, visible } from "./visible";

function node(id: string, more: Partial<ChartNode> = {}): ChartNode {
  return { id, label: "ACCOUNT", key: id, x: 0, y: 0, pinned: false, hidden: false, ...more };
}

function edge(start: string, end: string, more: Partial<ChartEdge> = {}): ChartEdge {
  const type: RelationshipType = more.type ?? "INTERACTED";
  return { id: edgeId(type, start, end), type, start, end, hidden: false, ...more };
}

function input(nodes: readonly ChartNode[], edges: readonly ChartEdge[], more: Partial<VisibleInput> = {}) {
  return {
    nodes: Object.fromEntries(nodes.map((each) => [each.id, each])),
    edges: Object.fromEntries(edges.map((each) => [each.id, each])),
    filters: [],
    topology: null,
    time: EMPTY.time,
    facts: NO_FACTS,
    playing: null,
    ...more,
  };
}

function filter(more: Partial<Filter>): Filter {
  return {
    id: "f",
    on: "nodes",
    kind: null,
    field: "platform",
    values: null,
    ranges: null,
    without: false,
    excluded: "removed",
    ...more,
  };
}

function known(values: Record<string, NodeFacts["values"]>, label: NodeLabel = "ACCOUNT"): Facts {
  const nodes = Object.entries(values).map(([id, each]) => ({ id, label, key: id, values: each }));
  return withFacts(NO_FACTS, { nodes });
}

function knownEdges(...edges: readonly EdgeFacts[]): Facts {
  return withFacts(NO_FACTS, { edges });
}

function drawn(seen: Visible): string[] {
  return [...seen.nodes].map(([id, standing]) => (standing === "faded" ? `(${id})` : id));
}

const CHAIN = [edge("a", "b"), edge("b", "c")];
const ABC = [node("a"), node("b"), node("c")];

describe("hidden by hand", () => {
  it("takes a node and what hangs on it, and counts the node alone", () => {
    const seen = visible(input([node("a"), node("b", { hidden: true }), node("c")], CHAIN));
    expect(drawn(seen)).toEqual(["a", "c"]);
    expect(seen.edges.size).toBe(0);
    expect(seen.removed.end).toEqual({ nodes: 0, edges: 2 });
    expect(hiddenOf(seen)).toEqual({ byHand: 1, byFilter: 0, byTime: 0 });
  });

  it("is the reason that counts where a filter would take it too", () => {
    const seen = visible(
      input([node("a", { hidden: true })], [], { filters: [filter({ field: "label", values: ["POST"] })] }),
    );
    expect(hiddenOf(seen)).toEqual({ byHand: 1, byFilter: 0, byTime: 0 });
  });
});

describe("filters", () => {
  const facts = known({
    a: { platform: "x", followers: 10 },
    b: { platform: "mastodon", followers: 500 },
    c: {},
  });

  it("keep the values that they name", () => {
    const seen = visible(input(ABC, CHAIN, { facts, filters: [filter({ values: ["x"] })] }));
    expect(drawn(seen)).toEqual(["a"]);
    expect(hiddenOf(seen).byFilter).toBe(2);
  });

  it("keep what has no value where they say so", () => {
    const seen = visible(input(ABC, CHAIN, { facts, filters: [filter({ values: ["x"], without: true })] }));
    expect(drawn(seen)).toEqual(["a", "c"]);
  });

  it("keep numbers within their ranges, the ends included", () => {
    const filters = [
      filter({
        field: "followers",
        ranges: [
          [10, 20],
          [500, 500],
        ],
      }),
    ];
    expect(drawn(visible(input(ABC, CHAIN, { facts, filters })))).toEqual(["a", "b"]);
    const narrower = [filter({ field: "followers", ranges: [[11, 499]] })];
    expect(drawn(visible(input(ABC, CHAIN, { facts, filters: narrower })))).toEqual([]);
  });

  it("fade, and the edges with it", () => {
    const seen = visible(
      input(ABC, CHAIN, { facts, filters: [filter({ values: ["x"], excluded: "faded" })] }),
    );
    expect(drawn(seen)).toEqual(["a", "(b)", "(c)"]);
    expect([...seen.edges.values()]).toEqual(["faded", "faded"]);
    expect(seen.faded).toEqual({ nodes: 2, edges: 2 });
  });

  it("leave other kinds alone, and what is not read yet", () => {
    const post = node("p", { label: "POST" });
    const filters = [filter({ kind: "ACCOUNT", values: ["x"] })];
    expect(drawn(visible(input([post, node("unread"), node("b")], [], { facts, filters })))).toEqual([
      "p",
      "unread",
    ]);
  });

  it("of edges leave the nodes", () => {
    const filters = [filter({ on: "edges", field: "type", values: ["FOLLOWS"] })];
    const seen = visible(input(ABC, [...CHAIN, edge("a", "c", { type: "FOLLOWS" })], { filters }));
    expect(drawn(seen)).toEqual(["a", "b", "c"]);
    expect([...seen.edges.keys()]).toEqual(["FOLLOWS|a|c"]);
  });
});

describe("time", () => {
  const day = (number: number) => `2026-01-0${number}T00:00:00Z`;
  const at = (id: string, moment: string): EdgeFacts => ({ id, type: "FOLLOWS", at: moment, values: {} });
  const windows = (...each: (readonly [string, string])[]): ChartState["time"] => ({
    ...EMPTY.time,
    windows: each,
    excluded: "removed",
  });
  const facts = knownEdges(at("INTERACTED|a|b", day(1)), at("INTERACTED|b|c", day(3)));

  it("is since inclusive, until exclusive", () => {
    const first = visible(input(ABC, CHAIN, { facts, time: windows([day(1), day(3)]) }));
    expect([...first.edges.keys()]).toEqual(["INTERACTED|a|b"]);
    const last = visible(input(ABC, CHAIN, { facts, time: windows([day(3), day(4)]) }));
    expect([...last.edges.keys()]).toEqual(["INTERACTED|b|c"]);
  });

  it("takes nodes whose edges are all outside, and counts them", () => {
    const seen = visible(input([...ABC, node("alone")], CHAIN, { facts, time: windows([day(1), day(2)]) }));
    expect(drawn(seen)).toEqual(["a", "b", "alone"]);
    expect(hiddenOf(seen)).toEqual({ byHand: 0, byFilter: 0, byTime: 2 });
  });

  it("keeps what is in any of several windows", () => {
    const time = windows([day(1), day(2)], [day(3), day(4)]);
    expect(visible(input(ABC, CHAIN, { facts, time })).edges.size).toBe(2);
  });

  it("keeps a tie that lasts from before the window to after it", () => {
    const tie = { id: "INTERACTED|a|b", type: "INTERACTED" as const, at: day(4) };
    const lasting = knownEdges({ ...tie, values: { firstAt: day(1), lastAt: day(4) } });
    const seen = visible(input(ABC, CHAIN, { facts: lasting, time: windows([day(2), day(3)]) }));
    expect(seen.edges.has("INTERACTED|a|b")).toBe(true);
  });

  it("knows a post by when it was written, and what joins it likewise", () => {
    const posts = known({ p: { at: day(1) }, q: { at: day(3) } }, "POST");
    const nodes = [node("a"), node("p", { label: "POST" }), node("q", { label: "POST" })];
    const edges = [edge("a", "p", { type: "POSTED" }), edge("a", "q", { type: "POSTED" })];
    const seen = visible(input(nodes, edges, { facts: posts, time: windows([day(3), day(4)]) }));
    expect(drawn(seen)).toEqual(["a", "q"]);
  });

  it("follows playback before the windows", () => {
    const playing = [Date.parse(day(3)), Date.parse(day(4))] as const;
    const seen = visible(input(ABC, CHAIN, { facts, time: windows([day(1), day(2)]), playing }));
    expect([...seen.edges.keys()]).toEqual(["INTERACTED|b|c"]);
  });
});

describe("topological filters", () => {
  // a triangle a, b, c with a tail c - d - e, and a pair f - g
  const nodes = ["a", "b", "c", "d", "e", "f", "g"].map((id) => node(id));
  const edges = [
    edge("a", "b"),
    edge("b", "a"),
    edge("b", "c"),
    edge("c", "a"),
    edge("c", "d"),
    edge("d", "e"),
    edge("f", "g"),
    edge("f", "f"),
  ];
  const kept = (topology: VisibleInput["topology"]) =>
    drawn(visible(input(nodes, edges, { topology }))).join("");

  it("k-core takes tails away until there is none", () => {
    expect(kept({ kind: "k-core", k: 2 })).toBe("abc");
    expect(kept({ kind: "k-core", k: 3 })).toBe("");
  });

  it("ego keeps what is within some steps, whichever way edges lead", () => {
    expect(kept({ kind: "ego", centre: "e", steps: 1 })).toBe("de");
    expect(kept({ kind: "ego", centre: "e", steps: 2 })).toBe("cde");
    expect(kept({ kind: "ego", centre: "gone", steps: 2 })).toBe("");
  });

  it("largest component", () => {
    expect(kept({ kind: "largest component" })).toBe("abcde");
  });

  it("degree counts each neighbour once, and never the node itself", () => {
    expect(kept({ kind: "degree", least: 2 })).toBe("abcd");
    expect(kept({ kind: "degree", least: 3 })).toBe("c");
  });

  it("judges what the other filters leave, and counts as a filter", () => {
    const hidden = nodes.map((each) => (each.id === "b" ? { ...each, hidden: true } : each));
    const seen = visible(input(hidden, edges, { topology: { kind: "k-core", k: 2 } }));
    expect(drawn(seen)).toEqual([]);
    expect(hiddenOf(seen)).toEqual({ byHand: 1, byFilter: 6, byTime: 0 });
  });
});
