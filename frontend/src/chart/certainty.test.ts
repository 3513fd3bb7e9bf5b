import { describe, expect, test } from "vitest";
import type { RelationshipType } from "@/api/schema";
import { ambiguousHandles, surenessOf, weak } from "./certainty";
import { type Fact, type Facts, NO_FACTS, withFacts } from "./facts";
import { type ChartEdge, edgeId } from "./model";

function edge(type: RelationshipType, start = "a", end = "b"): ChartEdge {
  return { id: edgeId(type, start, end), type, start, end, hidden: false };
}

function known(
  of: ChartEdge,
  values: Record<string, Fact> = {},
  at: string | null = null,
  more = NO_FACTS,
): Facts {
  return withFacts(more, { edges: [{ id: of.id, type: of.type, at, values }] });
}

function sure(type: RelationshipType, values: Record<string, Fact> = {}) {
  const of = edge(type);
  const { certainty, reasons } = surenessOf(of, known(of, values, "2026-01-01T00:00:00Z"), new Set());
  return [certainty, ...reasons.map((reason) => reason.key)];
}

test("what a record says is asserted, and so is what is counted from records", () => {
  expect(sure("POSTED")).toEqual(["asserted", "record"]);
  expect(sure("FOLLOWS")).toEqual(["asserted", "record"]);
  expect(sure("INTERACTED")).toEqual(["asserted", "counted"]);
  expect(sure("MENTIONS", { implied: false })).toEqual(["asserted", "record"]);
});

test("what a rule, a thread or a platform concludes is inferred", () => {
  expect(sure("MENTIONS", { implied: true })).toEqual(["inferred", "implied"]);
  expect(sure("ABOUT")).toEqual(["inferred", "platformTopic"]);
  expect(sure("SAME_AS", { rule: "handle_and_id" })).toEqual(["inferred", "handleAndId"]);
  expect(sure("SAME_AS", { rule: "R. Doe" })).toEqual(["inferred", "assertedBy"]);
});

test("a withdrawn identity is of low confidence", () => {
  expect(sure("SAME_AS", { withdrawnAt: "2026-02-01T00:00:00Z" })).toEqual(["low confidence", "withdrawn"]);
});

test("simultaneous sharing is not tested against chance until there is a p-value", () => {
  expect(sure("COORDINATED_WITH", { pValue: null })).toEqual(["simultaneous", "untested"]);
  expect(sure("COORDINATED_WITH", { pValue: 0.003 })).toEqual(["simultaneous", "tested"]);
});

test("a time that only the capture gives is a weak one", () => {
  const of = edge("POSTED");
  const nodes = [{ id: "b", label: "POST" as const, key: "p", values: { atSource: "capture" } }];
  expect(surenessOf(of, known(of, {}, null, withFacts(NO_FACTS, { nodes })), new Set()).certainty).toBe(
    "low confidence",
  );
});

test("a follow without a time says so", () => {
  const of = edge("FOLLOWS");
  expect(surenessOf(of, known(of), new Set()).reasons.map((each) => each.key)).toEqual(["record", "noTime"]);
});

describe("a handle that several accounts held", () => {
  const one = edge("SAME_AS", "handle", "one");
  const two = edge("SAME_AS", "handle", "two");
  const state = { edges: { [one.id]: one, [two.id]: two } };

  test("is ambiguous", () => {
    const found = ambiguousHandles(state, NO_FACTS);
    expect([...found]).toEqual(["handle"]);
    expect(surenessOf(one, NO_FACTS, found).certainty).toBe("low confidence");
    const node = {
      id: "handle",
      label: "ACCOUNT" as const,
      key: "",
      x: 0,
      y: 0,
      pinned: false,
      hidden: false,
    };
    expect(weak(node, NO_FACTS, found)).toBe(true);
  });

  test("is not when one of them is withdrawn", () => {
    const facts = known(two, { withdrawnAt: "2026-02-01T00:00:00Z" });
    expect(ambiguousHandles(state, facts).size).toBe(0);
  });

  test("is ambiguous even if one is not on the chart", () => {
    const totals = [["handle", [{ type: "SAME_AS", direction: "OUT", total: 2 }]]] as const;
    expect(
      ambiguousHandles({ edges: { [one.id]: one } }, withFacts(NO_FACTS, { totals })).has("handle"),
    ).toBe(true);
  });
});
