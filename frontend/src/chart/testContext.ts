import { Client } from "@urql/core";
import type { ActionContext } from "./action";
import type { ChartStore } from "./store";

/** For tests: a context in which nothing is open and the API is not there, but for what a test gives. */
export function testContext(chart: ChartStore, given: Partial<ActionContext> = {}): ActionContext {
  return {
    chart,
    chartId: null,
    api: new Client({ url: "/graphql", exchanges: [] }),
    renderer: null,
    nodes: [],
    edges: [],
    groups: [],
    element: null,
    openDialog: () => {},
    openPanel: () => {},
    announce: () => {},
    navigate: () => {},
    save: async () => {},
    saved: () => ({ id: null, version: null, title: "" }),
    ...given,
  };
}
