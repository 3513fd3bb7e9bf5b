import { describe, expect, it } from "vitest";
import actionWords from "@/words/en/actions.json";
import add from "../commands/add";
import { begun, performed } from "../history";
import type { ChartNode } from "../model";
import { createChartStore } from "../store";
import { testContext } from "../testContext";
import { ACTIONS } from "./index";

const WORDS: Readonly<Record<string, unknown>> = actionWords;
/** The first release's rows of the interaction table that are things to do, and those of the second that are here. */
const ROWS = [5, 6, 9, 10, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 27, 28, 29, 33, 36, 53, 56];

function wordsOf(id: string): Readonly<Record<string, unknown>> {
  const words = WORDS[id];
  return typeof words === "object" && words !== null ? { ...words } : {};
}

describe("actions", () => {
  it("have one id and one shortcut each", () => {
    const ids = ACTIONS.map(({ id }) => id);
    const shortcuts = ACTIONS.flatMap(({ shortcut }) => shortcut ?? []);
    expect(ids).toEqual([...new Set(ids)]);
    expect([...shortcuts].sort()).toEqual([...new Set(shortcuts)].sort());
  });

  it.each(ACTIONS.map(({ id }) => id))("%s has a label", (id) => {
    expect(wordsOf(id).label).toEqual(expect.any(String));
  });

  it("stand for every row that is something to do", () => {
    const rows = new Set(ACTIONS.flatMap((action) => action.rows));
    expect(ROWS.filter((row) => !rows.has(row))).toEqual([]);
  });
});

describe("why an action can't be done", () => {
  const chart = createChartStore("case");
  const nodes = ["a", "b", "c"].map(
    (id): ChartNode => ({ id, label: "ACCOUNT", key: id, x: 0, y: 0, pinned: false, hidden: false }),
  );
  const run: ChartNode = { id: "r", label: "RUN", key: "r", x: 0, y: 0, pinned: true, hidden: false };
  const full = performed(begun(), add({ nodes: [...nodes, run], edges: [] }), "");
  const moments: readonly (readonly [string, () => void, readonly string[]])[] = [
    ["on an empty chart", () => chart.getState().open(begun()), []],
    ["where nothing is selected", () => chart.getState().open(full), []],
    ["on one node", () => chart.getState().open(full), ["a"]],
    ["on a node of another kind", () => chart.getState().open(full), ["r"]],
    ["on three nodes", () => chart.getState().open(full), ["a", "b", "c"]],
    ["on a chart that is only looked at", () => chart.getState().open(full, true), ["a", "b"]],
  ];

  it.each(moments)("is said in words %s", (_, open, selected) => {
    open();
    const context = testContext(chart, { nodes: selected });
    for (const action of ACTIONS) {
      const reason = action.refused?.(context) ?? null;
      if (reason !== null) expect(wordsOf(action.id), `${action.id}.${reason}`).toHaveProperty(reason);
    }
  });

  it("is that nothing can be changed, for each action that changes a chart that is only looked at", () => {
    chart.getState().open(full, true);
    const context = testContext(chart, { nodes: ["a", "b"] });
    const changing = ["hide", "remove", "pin", "groupSelection", "lock", "reveal", "shortestPath", "groupBy"];
    const refused = ACTIONS.filter((action) => action.refused?.(context) === "readOnly").map(({ id }) => id);
    expect(changing.filter((id) => !refused.includes(id))).toEqual([]);
  });
});
