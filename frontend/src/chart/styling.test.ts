import { describe, expect, test } from "vitest";
import { attributesOf } from "./attributes";
import { type Fact, type Facts, NO_FACTS, withFacts } from "./facts";
import { ICONS } from "./icons";
import { NODE_KINDS } from "./kinds";
import { type ChartNode, EMPTY, edgeId, type StyleRule } from "./model";
import { modesOf, ruleOf } from "./ruling";
import { PALETTE } from "./scales";
import { stylingOf } from "./styling";

function node(id: string, label: ChartNode["label"] = "ACCOUNT"): ChartNode {
  return { id, label, key: `x:${id}`, x: 0, y: 0, pinned: false, hidden: false };
}

function known(values: Readonly<Record<string, Fact>>, field = "community"): Facts {
  const nodes = Object.entries(values).map(([id, fact]) => ({
    id,
    label: "ACCOUNT" as const,
    key: `x:${id}`,
    values: { [field]: fact },
  }));
  return withFacts(NO_FACTS, { nodes });
}

function rule(more: Partial<StyleRule> = {}): StyleRule {
  const plain = { id: "r", on: "nodes", kind: "ACCOUNT", channel: "colour", field: "community" } as const;
  return { ...plain, mode: "unique", chosen: {}, ...more };
}

function styled(ids: readonly string[], facts: Facts, ...style: readonly StyleRule[]) {
  const nodes = Object.fromEntries(ids.map((id) => [id, node(id)]));
  return stylingOf({ nodes, edges: {}, style, facts, degrees: new Map() });
}

test("without a rule the kind decides, and relationships on the chart decide the size", () => {
  const nodes = { a: node("a"), b: node("b", "POST") };
  const look = stylingOf({ nodes, edges: {}, style: [], facts: NO_FACTS, degrees: new Map([["a", 9]]) });
  expect(look.node(nodes.a)).toMatchObject({ shape: "circle", colour: NODE_KINDS.ACCOUNT.colour });
  expect(look.node(nodes.b)).toMatchObject({ shape: "square", icon: "post" });
  expect(look.node(nodes.a).size).toBeGreaterThan(look.node(nodes.b).size);
});

test("values that are told apart differ in colour and in the number on the node", () => {
  const look = styled(["a", "b"], known({ a: "en", b: "de" }), rule());
  const [one, other] = [look.node(node("a")), look.node(node("b"))];
  expect(one.colour).not.toBe(other.colour);
  expect(one.icon).not.toBe(other.icon);
  expect([one.icon, other.icon].every((icon) => ICONS[icon] !== undefined)).toBe(true);
});

test("when the colours are used up, shapes go on", () => {
  const ids = Array.from({ length: PALETTE.length + 1 }, (_, at) => `n${at}`);
  const facts = known(Object.fromEntries(ids.map((id) => [id, `value ${id}`])));
  const look = styled(ids, facts, rule());
  const first = look.node(node("n0"));
  const again = look.node(node(`n${PALETTE.length}`));
  expect(again.colour).toBe(first.colour);
  expect(again.shape).not.toBe(first.shape);
});

test("what goes from the chart leaves the looks of the others as they are", () => {
  const ids = Array.from({ length: PALETTE.length + 1 }, (_, at) => `n${at}`);
  const facts = known(Object.fromEntries(ids.map((id) => [id, `value ${id}`])));
  const nodes = Object.fromEntries(ids.map((id) => [id, node(id)]));
  const made = ruleOf(rule(), { ...EMPTY, nodes }, facts);
  const last = node(`n${PALETTE.length}`);
  const before = styled(ids, facts, made).node(last);
  const left = ids.filter((id) => id !== "n3");
  const after = styled(left, facts, made);
  expect(after.node(last)).toEqual(before);
  expect(after.keys.flatMap(({ values }) => values)).toHaveLength(left.length);
});

test("communities keep their own numbers", () => {
  const look = styled(["a", "b"], known({ a: 0, b: 12 }), rule());
  expect([look.node(node("a")).icon, look.node(node("b")).icon]).toEqual(["number-0", "number-12"]);
});

test("a rule is for its kind alone, and the later rule wins", () => {
  const look = styled(
    ["a"],
    known({ a: "en" }),
    rule({ chosen: { en: "#111111" } }),
    rule({ chosen: { en: "#222222" } }),
  );
  expect(look.node(node("a")).colour).toBe("#222222");
  expect(look.node(node("a", "POST")).colour).toBe(NODE_KINDS.POST.colour);
});

describe("a rule that a person makes", () => {
  const state = { ...EMPTY, nodes: { a: node("a"), b: node("b"), c: node("c") } };

  test("keeps the colours of its values when others come", () => {
    const made = ruleOf(rule(), state, known({ a: "en", b: "en", c: "de" }));
    const before = styled(["a", "b", "c"], known({ a: "en", b: "en", c: "de" }), made).node(node("a"));
    const later = known({ a: "en", b: "fr", c: "fr", d: "fr" });
    expect(styled(["a", "b", "c", "d"], later, made).node(node("a")).colour).toBe(before.colour);
  });

  test("gives whole numbers colours of their own, though an object sorts them", () => {
    const ids = Array.from({ length: PALETTE.length }, (_, at) => `n${at}`);
    const nodes = Object.fromEntries(ids.map((id) => [id, node(id)]));
    const facts = known(Object.fromEntries(ids.map((id, at) => [id, ids.length - at])));
    const made = ruleOf(rule(), { ...state, nodes }, facts);
    expect(new Set(Object.values(made.chosen)).size).toBe(PALETTE.length);
  });
});

test("a range of numbers goes from small to large; what is not known is small and told", () => {
  const facts = known({ a: 1, b: 50, c: null }, "followers");
  const look = styled(["a", "b", "c"], facts, rule({ channel: "size", field: "followers", mode: "range" }));
  const sizes = ["a", "b", "c"].map((id) => look.node(node(id)).size);
  expect(sizes[1]).toBeGreaterThan(sizes[0] ?? 99);
  expect(sizes[2]).toBe(sizes[0]);
  expect(look.keys[0]).toMatchObject({ without: 1, scale: { least: 1, most: 50 } });
});

test("lines grow with how often", () => {
  const id = edgeId("INTERACTED", "a", "b");
  const edge = { id, type: "INTERACTED" as const, start: "a", end: "b", hidden: false };
  const width = (weight: number): number => {
    const facts = withFacts(NO_FACTS, { edges: [{ id, type: edge.type, at: null, values: { weight } }] });
    const look = stylingOf({ nodes: {}, edges: { [id]: edge }, style: [], facts, degrees: new Map() });
    return look.edge(edge).width;
  };
  expect(width(30)).toBeGreaterThan(width(1));
  expect(width(1_000_000)).toBeLessThanOrEqual(7);
});

test("fields are found with their kind: numbers, moments, and numbers that only name", () => {
  const nodes = { a: node("a") };
  const values = {
    followers: 3,
    community: 4,
    openedAt: "2026-01-01T00:00:00+00:00",
    bio: null,
    handle: "a",
  };
  const facts = withFacts(NO_FACTS, { nodes: [{ id: "a", label: "ACCOUNT", key: "x:a", values }] });
  const found = attributesOf({ nodes, edges: {} }, facts, "nodes", "ACCOUNT");
  expect(Object.fromEntries(found.map(({ field, type }) => [field, type]))).toEqual({
    label: "text",
    followers: "number",
    community: "text",
    openedAt: "moment",
    handle: "text",
  });
  expect(found.map((each) => modesOf("size", each))).toContainEqual([]);
});
