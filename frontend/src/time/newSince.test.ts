import { describe, expect, it } from "vitest";
import { NO_FACTS, withFacts } from "@/chart/facts";
import { newerThan } from "./newSince";

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
