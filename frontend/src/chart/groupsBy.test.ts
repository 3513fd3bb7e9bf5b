import { beforeAll, expect, it } from "vitest";
import { prepareWords } from "@/app/words";
import { condensed } from "./condensing";
import { type Facts, NO_FACTS, type NodeFacts, withFacts } from "./facts";
import { groupsBy } from "./groupsBy";
import type { ChartNode } from "./model";

const node = (id: string, x = 0): ChartNode => ({
  id,
  label: "ACCOUNT",
  key: id,
  x,
  y: 0,
  pinned: false,
  hidden: false,
});

function known(values: Record<string, NodeFacts["values"]>): Facts {
  const nodes = Object.entries(values).map(([id, each]) => ({
    id,
    label: "ACCOUNT" as const,
    key: id,
    values: each,
  }));
  return withFacts(NO_FACTS, { nodes });
}

const IDS = ["a", "b", "c", "d", "e"];
const NODES = Object.fromEntries(IDS.map((id, at) => [id, node(id, at * 10)]));
const FACTS = known({
  a: { community: 1 },
  b: { community: 1 },
  c: { community: 2 },
  d: {},
  e: { community: 1 },
});

beforeAll(prepareWords);

it("makes a group of each value that several have, the largest first, in the middle of its members", () => {
  const plan = groupsBy({ nodes: NODES }, FACTS, { field: "community", ids: IDS, collapsedAbove: 50 });
  expect(plan.groups).toMatchObject([
    { id: "group:community:1", by: "community", members: ["a", "b", "e"], collapsed: false },
  ]);
  expect(plan.groups[0]?.x).toBeCloseTo(50 / 3);
  expect([plan.without, plan.alone]).toEqual([1, 1]);
});

it("collapses groups above the bound, not at it", () => {
  const collapsed = (collapsedAbove: number) =>
    groupsBy({ nodes: NODES }, FACTS, { field: "community", ids: IDS, collapsedAbove }).groups[0]?.collapsed;
  expect([collapsed(3), collapsed(2)]).toEqual([false, true]);
});

it("groups by kind without any facts, and only what is asked for", () => {
  const plan = groupsBy({ nodes: NODES }, NO_FACTS, { field: "label", ids: ["a", "b"], collapsedAbove: 50 });
  expect(plan.groups.map(({ members }) => members)).toEqual([["a", "b"]]);
});

it("puts nodes of the same several values together, in whichever order they are told", () => {
  const facts = known({ a: { tags: ["x", "y"] }, b: { tags: ["y", "x"] }, c: { tags: ["x"] } });
  const plan = groupsBy({ nodes: NODES }, facts, { field: "tags", ids: ["a", "b", "c"], collapsedAbove: 50 });
  expect(plan.groups).toMatchObject([{ name: "x, y", members: ["a", "b"] }]);
});

it("condenses by communities where most nodes have one, else by kind", () => {
  expect(condensed({ nodes: NODES }, FACTS).groups).toMatchObject([{ by: "community", collapsed: true }]);
  expect(condensed({ nodes: NODES }, NO_FACTS).groups).toMatchObject([{ by: "label", collapsed: true }]);
});

it("names groups so that they can be read on their own", () => {
  const facts = known({ a: { verified: true }, b: { verified: true } });
  const names = (field: string) =>
    groupsBy({ nodes: NODES }, facts, { field, ids: ["a", "b"], collapsedAbove: 50 }).groups[0]?.name;
  expect([names("verified"), names("label")]).toEqual(["verified: yes", "Accounts"]);
  expect(
    groupsBy({ nodes: NODES }, FACTS, { field: "community", ids: IDS, collapsedAbove: 50 }).groups[0]?.name,
  ).toBe("community 1");
});
