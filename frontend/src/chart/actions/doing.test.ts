import { Client, fetchExchange } from "@urql/core";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { prepareWords } from "@/app/words";
import type { Action, ActionContext } from "../action";
import add from "../commands/add";
import type { ChartEdge, ChartNode } from "../model";
import { type ChartStore, createChartStore } from "../store";
import { testContext } from "../testContext";
import condense from "./condense";
import dismissSingles from "./dismissSingles";
import hide from "./hide";
import hideOthers from "./hideOthers";
import lock from "./lock";
import pin from "./pin";
import remove from "./remove";
import reveal from "./reveal";
import selectAll from "./selectAll";
import shortestPath from "./shortestPath";
import ungroupAll from "./ungroupAll";
import unpin from "./unpin";

function node(id: string, more: Partial<ChartNode> = {}): ChartNode {
  return { id, label: "ACCOUNT", key: `x:${id}`, x: 0, y: 0, pinned: false, hidden: false, ...more };
}

function edge(start: string, end: string): ChartEdge {
  return { id: `INTERACTED|${start}|${end}`, type: "INTERACTED", start, end, hidden: false };
}

let chart: ChartStore;
let said: string[];
let dialogs: string[];
let answer: unknown;

beforeAll(prepareWords);

// a -> b, c, and a single d
beforeEach(() => {
  chart = createChartStore("case");
  said = [];
  dialogs = [];
  const nodes = [node("a"), node("b", { x: 100 }), node("c", { label: "POST" }), node("d")];
  chart.getState().run(add({ nodes, edges: [edge("a", "b"), edge("b", "c")] }));
});

function context(...nodes: readonly string[]): ActionContext {
  const fetch = vi.fn(async () => Response.json({ data: answer }));
  const url = "http://sociogram.test/graphql";
  return testContext(chart, {
    api: new Client({ url, exchanges: [fetchExchange], fetch, preferGetMethod: false }),
    nodes,
    openDialog: (name) => dialogs.push(name),
    announce: (text) => said.push(text),
  });
}

async function done(action: Action, ...nodes: readonly string[]): Promise<void> {
  expect(action.refused?.(context(...nodes)) ?? null).toBeNull();
  await action.run(context(...nodes));
}

const state = () => chart.getState().state;
const shown = () =>
  Object.values(state().nodes)
    .filter(({ hidden }) => !hidden)
    .map(({ id }) => id)
    .join("");

describe("showing", () => {
  it("hides what is selected and selects nothing", async () => {
    chart.getState().select({ nodes: new Set(["a"]) });
    await done(hide, "a");
    expect(shown()).toBe("bcd");
    expect(chart.getState().selection.nodes.size).toBe(0);
    expect(said).toEqual(["1 hidden"]);
  });

  it("hides all others", async () => {
    await done(hideOthers, "a", "b");
    expect(shown()).toBe("ab");
  });

  it("removes from the chart, with the edges that would hang in the air", async () => {
    await done(remove, "b");
    expect(Object.keys(state().nodes).join("")).toBe("acd");
    expect(state().edges).toEqual({});
  });

  it("removes single nodes, those that are single for what is hidden too, and never hidden ones", async () => {
    await done(hide, "a");
    await done(hide, "d");
    await done(remove, "c");
    await done(dismissSingles);
    expect(Object.keys(state().nodes).join("")).toBe("ad");
  });

  it("is undone exactly", async () => {
    const before = state();
    await done(hideOthers, "a");
    chart.getState().undo();
    expect(state()).toBe(before);
  });
});

describe("arranging", () => {
  it("pins and unpins only those that are not so already", async () => {
    await done(pin, "a", "b");
    expect(pin.refused?.(context("a"))).toBe("already");
    await done(unpin, "a", "c");
    expect(said[said.length - 1]).toBe("1 node unpinned");
    expect(state().nodes.b?.pinned).toBe(true);
  });

  it("locks and unlocks", async () => {
    expect(lock.isOn?.(context())).toBe(true);
    await done(lock);
    expect(lock.isOn?.(context())).toBe(false);
  });
});

it("selects all that is drawn", async () => {
  await done(hide, "a");
  await done(selectAll);
  expect([...chart.getState().selection.nodes].join("")).toBe("bcd");
});

it("condenses into groups, and takes them apart again", async () => {
  await done(condense);
  expect(Object.values(state().groups).map(({ members, collapsed }) => [members, collapsed])).toEqual([
    [["a", "b", "d"], true],
  ]);
  await done(ungroupAll);
  expect(state().groups).toEqual({});
});

describe("asking the case", () => {
  const found = {
    total: 1,
    totalKind: "EXACT",
    returned: 1,
    complete: true,
    reason: null,
  };
  const follows = { type: "FOLLOWS", start: "a", end: "d", at: null, properties: {} };

  it("reveals what the case knows among the selected ones", async () => {
    answer = { case: { relationshipsAmong: { ...found, relationships: [follows] } } };
    await done(reveal, "a", "d");
    expect(state().edges["FOLLOWS|a|d"]).toMatchObject({ type: "FOLLOWS", start: "a", end: "d" });
    expect(said).toEqual(["1 relationship added, of 1 among them"]);
  });

  it("says so where not all of it came", async () => {
    answer = {
      case: {
        relationshipsAmong: { ...found, complete: false, reason: "Too many.", relationships: [follows] },
      },
    };
    await done(reveal, "a", "d");
    expect(said[said.length - 1]).toBe("Not all of it: Too many.");
  });

  it("draws and selects the shortest path, new nodes between its ends", async () => {
    const through = { __typename: "Account", id: "e", key: "x:e", label: "ACCOUNT" };
    const ends = ["a", "b"].map((id) => ({ ...through, id, key: `x:${id}` }));
    const path = {
      length: 2,
      nodes: [ends[0], through, ends[1]],
      relationships: [
        { ...follows, end: "e" },
        { ...follows, start: "e", end: "b" },
      ],
    };
    answer = {
      case: { shortestPath: { ...found, found: true, searchedTo: 2, bound: "NONE", paths: [path] } },
    };
    await done(shortestPath, "a", "b");
    expect(Math.hypot((state().nodes.e?.x ?? 0) - 50, state().nodes.e?.y ?? 0)).toBeLessThan(120);
    expect([...chart.getState().selection.nodes]).toEqual(["a", "e", "b"]);
    expect([...chart.getState().selection.edges]).toEqual(["FOLLOWS|a|e", "FOLLOWS|e|b"]);
    expect(said).toEqual(["A path of 2 steps, one of 1 as short"]);
  });

  it("offers to look further where there is no path", async () => {
    const nothing = {
      ...found,
      total: 0,
      returned: 0,
      found: false,
      searchedTo: 4,
      bound: "LENGTH",
      paths: [],
    };
    answer = { case: { shortestPath: nothing } };
    await done(shortestPath, "a", "d");
    expect(said).toEqual(["No path of up to 4 steps"]);
    expect(dialogs).toEqual(["Paths"]);
  });
});
