import { beforeAll, expect, test } from "vitest";
import { prepareWords, words } from "@/app/words";
import { planLegend } from "../exporting/drawLegend";
import { fileName } from "../exporting/naming";
import { NO_FACTS, withFacts } from "../facts";
import { type ChartState, EMPTY, edgeId } from "../model";
import { createPainter } from "../picture";
import { NOTHING } from "../store";
import { legendOf } from "./legend";

beforeAll(prepareWords);

const TIE = edgeId("INTERACTED", "a", "b");
const SHARED = edgeId("COORDINATED_WITH", "a", "b", "link 60 run");

function state(more: Partial<ChartState> = {}): ChartState {
  const node = { label: "ACCOUNT", x: 0, y: 0, pinned: false, hidden: false } as const;
  return {
    ...EMPTY,
    nodes: { a: { ...node, id: "a", key: "x:a" }, b: { ...node, id: "b", key: "x:b", hidden: true } },
    edges: {
      [TIE]: { id: TIE, type: "INTERACTED", start: "a", end: "b", hidden: false },
      [SHARED]: { id: SHARED, type: "COORDINATED_WITH", start: "a", end: "b", hidden: false },
    },
    ...more,
  };
}

function legend(of: ChartState, facts = NO_FACTS) {
  const view = {
    selection: NOTHING,
    hovered: null,
    playing: null,
    noted: new Set<string>(),
    newSince: null,
    typeWord: String,
  };
  const picture = createPainter()(of, facts, view);
  const inWords = { legend: words("legend"), kinds: words("kinds"), certainty: words("certainty") };
  return legendOf({ state: of, facts, picture, words: inWords });
}

test("it counts what is on the chart and how much of it is drawn", () => {
  const [nodes] = legend(state());
  expect(
    nodes?.entries.map(({ name, nodes: ids, drawn, isHidden }) => [name, ids.length, drawn, isHidden]),
  ).toEqual([["Account", 2, 1, false]]);
});

test("it explains the style of each kind of line that there is", () => {
  const certainty = legend(state()).find(({ id }) => id === "certainty");
  expect(certainty?.entries.map(({ name }) => name)).toEqual(["Asserted", "Simultaneous"]);
});

test("it explains each rule: its values, and how many have none", () => {
  const style = [
    {
      id: "r",
      on: "nodes",
      kind: "ACCOUNT",
      channel: "colour",
      field: "language",
      mode: "unique",
      chosen: {},
    },
  ] as const;
  const nodes = [{ id: "a", label: "ACCOUNT" as const, key: "x:a", values: { language: "en" } }];
  const part = legend(state({ style }), withFacts(NO_FACTS, { nodes })).find(({ id }) => id === "rule:r");
  expect(part?.title).toBe("Colour: language (Account)");
  expect(part?.entries.map(({ name, nodes: ids }) => [name, ids])).toEqual([["en", ["a"]]]);
  expect(part?.notes).toEqual(["1 has no such value."]);
});

test("an empty chart has no legend", () => {
  expect(legend(EMPTY)).toEqual([]);
});

test("in an exported picture no two parts lie on each other", () => {
  const { placed, height } = planLegend(legend(state()), 540);
  const spots = placed.map(({ x, y }) => `${x} ${y}`);
  expect(new Set(spots).size).toBe(spots.length);
  expect(height).toBeGreaterThan(0);
});

test("an exported file has a name that every system takes", () => {
  const at = new Date("2026-03-01T10:20:30Z");
  expect(fileName("../Ärger: a/b", at, "png")).toBe("Ärger-a-b-2026-03-01-102030Z.png");
  expect(fileName("///", at, "csv")).toBe("chart-2026-03-01-102030Z.csv");
});
