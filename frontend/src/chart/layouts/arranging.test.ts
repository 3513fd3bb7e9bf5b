import { Atom } from "lucide-react";
import { beforeAll, expect, test } from "vitest";
import { prepareWords } from "@/app/words";
import add from "../commands/add";
import pin from "../commands/pin";
import type { ChartNode } from "../model";
import { type ChartStore, createChartStore } from "../store";
import { arrange, arrangingOf } from "./arranging";
import { followAdditions } from "./following";
import { onGrid } from "./grid.layout";
import { LAYOUTS } from "./index";
import type { Layout } from "./layout";

const GRID: Layout = { name: "grid", icon: Atom, options: [], run: async (graph) => onGrid(graph, "label") };

beforeAll(prepareWords);

test("places are one command, which one undo takes back exactly", async () => {
  const chart = opened();
  const before = chart.getState().state;
  await arrange(chart, GRID);
  expect(chart.getState().history.done).toBe(2);
  expect(chart.getState().state.nodes.b).not.toEqual(before.nodes.b);
  chart.getState().undo();
  expect(chart.getState().state).toBe(before);
});

test("pinned nodes move by 0 pixels", async () => {
  const chart = opened();
  chart.getState().run(pin({ nodes: ["b"] }));
  const held = chart.getState().state.nodes.b;
  await arrange(chart, GRID);
  expect(chart.getState().state.nodes.b).toEqual(held);
});

test("only what is chosen is arranged, where that are several", async () => {
  const chart = opened();
  const held = chart.getState().state.nodes.c;
  await arrange(chart, GRID, {}, ["a", "b"]);
  expect(chart.getState().state.nodes.c).toEqual(held);
  expect(chart.getState().state.nodes.a?.x).not.toBe(0);
});

test("what was cancelled has moved nothing", async () => {
  const chart = opened();
  const before = chart.getState().state;
  const slow: Layout = {
    ...GRID,
    run: (_graph, _options, signal) =>
      new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
  };
  const going = arrange(chart, slow);
  expect(arrangingOf(chart).getState().now?.layout).toBe("grid");
  arrangingOf(chart).getState().now?.cancel();
  expect(await going).toBeNull();
  expect(arrangingOf(chart).getState().now).toBeNull();
  expect(chart.getState().state).toBe(before);
});

test("a locked chart is not arranged when something is added", () => {
  const chart = opened();
  const end = followAdditions(chart, () => {});
  const held = chart.getState().state.nodes;
  chart.getState().run(add({ nodes: [node("d", 500, 0)], edges: [] }));
  expect(arrangingOf(chart).getState().now).toBeNull();
  expect(chart.getState().state.nodes).toMatchObject(held);
  expect(LAYOUTS.has(chart.getState().state.layout)).toBe(true);
  end();
});

function opened(): ChartStore {
  const chart = createChartStore("case");
  chart.getState().run(add({ nodes: [node("a", 0, 0), node("b", 7, 3), node("c", 400, 90)], edges: [] }));
  return chart;
}

function node(id: string, x: number, y: number): ChartNode {
  return { id, label: "ACCOUNT", key: `x:${id}`, x, y, pinned: false, hidden: false };
}
