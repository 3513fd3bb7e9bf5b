import { describe, expect, it } from "vitest";
import { NO_FACTS, withFacts } from "@/chart/facts";
import { type ChartNode, EMPTY, type StyleRule } from "@/chart/model";
import { isStyledBy, knownOf, styleBy } from "./styleBy";

const node = (id: string, label: ChartNode["label"]): ChartNode => ({
  id,
  label,
  key: id,
  x: 0,
  y: 0,
  pinned: false,
  hidden: false,
});
const state = {
  ...EMPTY,
  nodes: { a: node("a", "ACCOUNT"), b: node("b", "ACCOUNT"), p: node("p", "POST") },
};
const known = (id: string, values: Record<string, number | null>) => ({
  id,
  label: "ACCOUNT" as const,
  key: id,
  values,
});
const facts = withFacts(NO_FACTS, {
  nodes: [known("a", { pagerank: 0, community: 3 }), known("b", { pagerank: null, community: 3 })],
});

describe("a style by a measure", () => {
  it("scales sizes and tells groups apart", () => {
    expect(styleBy("pagerank", "size", state, facts)).toMatchObject([
      { on: "nodes", kind: "ACCOUNT", channel: "size", field: "pagerank", mode: "range", chosen: {} },
    ]);
    const [colours] = styleBy("community", "colour", state, facts);
    expect(colours).toMatchObject({ mode: "unique", field: "community" });
    expect(Object.keys(colours?.chosen ?? {})).toEqual(["3"]);
  });

  it("takes the place of the same channel's for accounts, and leaves other rules", () => {
    const rule = (more: Partial<StyleRule>): StyleRule => ({
      id: JSON.stringify(more),
      on: "nodes",
      kind: "ACCOUNT",
      channel: "size",
      field: "followers",
      mode: "range",
      chosen: {},
      ...more,
    });
    const others = [rule({ channel: "colour" }), rule({ kind: "POST" }), rule({ on: "edges", kind: null })];
    const style = styleBy("pagerank", "size", { ...state, style: [rule({}), ...others] }, facts);
    expect(style.slice(0, 3)).toEqual(others);
    expect(style[3]?.field).toBe("pagerank");
    expect(isStyledBy("pagerank", "size", style)).toBe(true);
    expect(isStyledBy("pagerank", "colour", style)).toBe(false);
    expect(isStyledBy("followers", "size", style)).toBe(false);
  });

  it("is known of accounts with a value, nought too", () => {
    expect(knownOf("pagerank", state, facts)).toBe(1);
    expect(knownOf("community", state, facts)).toBe(2);
    expect(knownOf("core", state, facts)).toBe(0);
  });
});
