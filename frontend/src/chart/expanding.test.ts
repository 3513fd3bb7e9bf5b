import { Client, fetchExchange } from "@urql/core";
import { describe, expect, it } from "vitest";
import { putOnChart } from "./adding";
import remove from "./commands/remove";
import { countOf, expandNode, lastExpansion, rollBack, USUALLY } from "./expanding";
import type { NodeId } from "./model";
import { ROOM } from "./places";
import { createChartStore } from "./store";

/** A case in which a hub is mentioned by `posts` posts, and each post is joined with the next. */
function caseWithHub(posts: number) {
  const asked: Readonly<Record<string, unknown>>[] = [];
  const node = (id: string) => ({
    id,
    key: id,
    label: id === "hub" ? "ACCOUNT" : "POST",
    __typename: "Post",
  });
  const link = (type: string, start: string, end: string) => ({ type, start, end, at: null, properties: {} });
  const answer = (operation: string, variables: Readonly<Record<string, unknown>>): unknown => {
    const ids = (variables.ids ?? []) as NodeId[];
    if (operation === "ReadNodes") return { nodes: ids.map((id) => (id === "missing" ? null : node(id))) };
    if (operation === "ReadAmong") {
      const held = new Set(ids);
      const relationships = ids
        .filter((id) => id !== "hub" && held.has(next(id)))
        .map((id) => link("QUOTES", id, next(id)));
      return { case: { relationshipsAmong: { complete: true, reason: null, relationships } } };
    }
    const count = Math.min(Number(variables.first), posts);
    const edges = Array.from({ length: count }, (_, number) => ({
      node: { type: "MENTIONS", direction: "IN", at: null, properties: {}, node: node(`p${number}`) },
    }));
    const pageInfo = { hasNextPage: count < posts, endCursor: "next" };
    return {
      case: { expand: { total: posts, totalKind: "EXACT", reason: "More follow.", edges, pageInfo } },
    };
  };
  const fetch = async (_: unknown, init?: RequestInit): Promise<Response> => {
    const { operationName, variables } = JSON.parse(String(init?.body));
    asked.push(variables);
    return Response.json({ data: answer(operationName, variables) });
  };
  const api = new Client({
    url: "http://localhost/graphql",
    preferGetMethod: false,
    exchanges: [fetchExchange],
    fetch,
  });
  return { api, asked, chart: createChartStore("case") };
}

function next(id: NodeId): NodeId {
  return `p${Number(id.slice(1)) + 1}`;
}

describe("expanding", () => {
  it("draws 50 of 50,000, says so, and moves what is there by nothing", async () => {
    const { api, chart } = caseWithHub(50_000);
    await putOnChart(api, chart, ["hub", "p90", "p91"], { from: "search" });
    const before = chart.getState().state;
    const expansion = await expandNode(api, chart, "hub", USUALLY);
    expect(expansion).toMatchObject({
      total: 50_000,
      returned: 50,
      complete: false,
      newNodes: 50,
      newEdges: 50,
    });
    const { state } = chart.getState();
    for (const [id, held] of Object.entries(before.nodes)) expect(state.nodes[id]).toBe(held);
    const places = Object.values(state.nodes);
    for (const [number, one] of places.entries()) {
      for (const other of places.slice(number + 1)) {
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(ROOM * 0.97);
      }
    }
  });

  it("is one step, which undo takes back and redo does again without asking", async () => {
    const { api, asked, chart } = caseWithHub(30);
    await putOnChart(api, chart, ["hub"], { from: "search" });
    const before = chart.getState().state;
    await expandNode(api, chart, "hub", USUALLY);
    const after = chart.getState().state;
    const questions = asked.length;
    chart.getState().undo();
    expect(chart.getState().state).toBe(before);
    chart.getState().redo();
    expect(chart.getState().state).toBe(after);
    expect(asked).toHaveLength(questions);
  });

  it("draws relationships between the new ones where that is wanted", async () => {
    const { api, chart } = caseWithHub(3);
    await putOnChart(api, chart, ["hub"], { from: "search" });
    const { newEdges } = await expandNode(api, chart, "hub", USUALLY, true);
    expect(newEdges).toBe(3 + 2);
  });

  it("draws nothing where its node was taken off meanwhile", async () => {
    const { api, chart } = caseWithHub(3);
    await putOnChart(api, chart, ["hub"], { from: "search" });
    const running = expandNode(api, chart, "hub", USUALLY);
    chart.getState().undo();
    expect(await running).toMatchObject({ newNodes: 0, newEdges: 0 });
    expect(chart.getState().state.nodes).toEqual({});
  });

  it("is counted before, by type and direction", () => {
    const totals = [
      { type: "POSTED", direction: "OUT", total: 8 },
      { type: "FOLLOWS", direction: "OUT", total: 9 },
      { type: "FOLLOWS", direction: "IN", total: 5 },
    ] as const;
    expect(countOf(totals, null)).toBe(22);
    expect(countOf(totals, new Set(["FOLLOWS"]))).toBe(14);
    expect(countOf(totals, new Set(["FOLLOWS"]), "IN")).toBe(5);
  });
});

describe("rolling back", () => {
  it("takes off what the last expansion brought, and nothing that was there or came later", async () => {
    const { api, chart } = caseWithHub(5);
    await putOnChart(api, chart, ["hub", "p1"], { from: "search" });
    await expandNode(api, chart, "hub", USUALLY);
    await putOnChart(api, chart, ["p80"], { from: "search" });
    const { history, state } = chart.getState();
    const last = lastExpansion(history, state);
    expect(last?.nodes).toEqual(["p0", "p2", "p3", "p4"]);
    expect(last?.edges).toHaveLength(5);
    if (last !== null) rollBack(chart, last);
    expect(Object.keys(chart.getState().state.nodes)).toEqual(["hub", "p1", "p80"]);
    chart.getState().undo();
    expect(chart.getState().state).toBe(state);
  });

  it("goes on to the expansion before, and ends where there is none", async () => {
    const { api, chart } = caseWithHub(5);
    await putOnChart(api, chart, ["hub"], { from: "search" });
    await expandNode(api, chart, "hub", { ...USUALLY, limit: 2 });
    await expandNode(api, chart, "hub", USUALLY);
    const roll = () => {
      const { history, state } = chart.getState();
      const last = lastExpansion(history, state);
      if (last !== null) rollBack(chart, last);
      return last?.nodes ?? null;
    };
    expect(roll()).toEqual(["p2", "p3", "p4"]);
    expect(roll()).toEqual(["p0", "p1"]);
    expect(roll()).toBeNull();
  });
});

describe("putting nodes on the chart", () => {
  it("brings the relationships to what is there, and says what is not in the case", async () => {
    const { api, chart } = caseWithHub(0);
    await putOnChart(api, chart, ["p1"], { from: "search" });
    const put = await putOnChart(api, chart, ["p2", "missing", "p2"], { from: "link" });
    expect(put).toEqual({ nodes: 1, edges: 1, missing: ["missing"], reason: null });
    expect(Object.keys(chart.getState().state.edges)).toEqual(["QUOTES|p1|p2"]);
  });

  it("leaves what is there in place, and is no step where all is there", async () => {
    const { api, chart } = caseWithHub(0);
    await putOnChart(api, chart, ["p1", "p2"], { from: "search" });
    const { history } = chart.getState();
    expect(await putOnChart(api, chart, ["p1"], { from: "search" })).toMatchObject({ nodes: 0, edges: 0 });
    expect(chart.getState().history).toBe(history);
    chart.getState().run(remove({ nodes: ["p1"], edges: [] }));
    expect(await putOnChart(api, chart, ["p1"], { from: "search" })).toMatchObject({ nodes: 1, edges: 1 });
  });
});
