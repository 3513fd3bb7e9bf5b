import { beforeEach, describe, expect, it } from "vitest";
import { NO_FACTS, withFacts } from "@/chart/facts";
import { newerThan } from "./newSince";
import { visited } from "./visits";

const at = (moment: string): number => Date.parse(moment);

describe("new since a moment", () => {
  const facts = withFacts(NO_FACTS, {
    nodes: [
      { id: "old", label: "POST", key: "old", values: { recordedFirst: "2026-03-01T00:00:00Z" } },
      { id: "new", label: "POST", key: "new", values: { recordedFirst: "2026-03-02T00:00:00Z" } },
    ],
    edges: [{ id: "INTERACTED|a|b", type: "INTERACTED", at: null, values: {} }],
  });
  const node = (id: string) =>
    ({ id, label: "POST", key: id, x: 0, y: 0, pinned: false, hidden: false }) as const;
  const edge = { id: "INTERACTED|a|b", type: "INTERACTED", start: "a", end: "b", hidden: false } as const;
  const state = {
    nodes: { old: node("old"), new: node("new"), unread: node("unread") },
    edges: { [edge.id]: edge },
  };

  it("is what was recorded from then on, the moment included", () => {
    expect(newerThan(at("2026-03-02T00:00:00Z"), state, facts)).toEqual({
      nodes: ["new"],
      edges: [],
      undated: 1,
    });
    expect(newerThan(at("2026-03-02T00:00:00.001Z"), state, facts).nodes).toEqual([]);
  });
});

describe("a visit before", () => {
  beforeEach(() => localStorage.clear());
  const minute = 60_000;

  it("is none at first, and the same while the page is loaded again", () => {
    expect(visited("chart", 0)).toBeNull();
    expect(visited("chart", 5 * minute)).toBeNull();
    expect(visited("chart", 60 * minute)).toBe(5 * minute);
    expect(visited("chart", 61 * minute)).toBe(5 * minute);
  });

  it("is of one chart, not of another", () => {
    visited("one", 0);
    expect(visited("other", 60 * minute)).toBeNull();
  });

  it("is none where what was kept is spoilt", () => {
    localStorage.setItem("sociogram.visits", "{");
    expect(visited("chart", 0)).toBeNull();
  });
});
