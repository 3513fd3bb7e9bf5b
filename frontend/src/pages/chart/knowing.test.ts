import { Client, fetchExchange } from "@urql/core";
import { afterEach, describe, expect, it, vi } from "vitest";
import add from "@/chart/commands/add";
import setTime from "@/chart/commands/setTime";
import { edgeId, type NodeId } from "@/chart/model";
import { createChartStore } from "@/chart/store";
import { keepKnown } from "./knowing";

type Variables = { readonly ids: readonly NodeId[]; readonly knownOn: string | null };

/** A case in which each node is known from a day on; the API can be down. */
function caseOf(recorded: Readonly<Record<NodeId, string>>) {
  const asked: { readonly operation: string; readonly variables: Variables }[] = [];
  const world = { isDown: false };
  const there = ({ ids, knownOn }: Variables) =>
    ids.filter((id) => recorded[id] !== undefined && (knownOn === null || recorded[id] <= knownOn));
  const nodesOf = (variables: Variables) => ({
    nodes: variables.ids.map((id) =>
      there(variables).includes(id)
        ? { id, key: id, label: "ACCOUNT", handle: `${id} on ${variables.knownOn}` }
        : null,
    ),
  });
  const totalsOf = (variables: Variables) => ({
    case: { neighbourTotals: there(variables).map((id) => ({ id, counts: [] })) },
  });
  const amongOf = (variables: Variables) => {
    const [start, end] = there(variables);
    const relationships =
      start === undefined || end === undefined
        ? []
        : [{ type: "FOLLOWS", start, end, at: null, properties: {} }];
    return { case: { relationshipsAmong: { complete: true, reason: null, relationships } } };
  };
  const answers = new Map<string, (variables: Variables) => unknown>([
    ["ReadNodes", nodesOf],
    ["ReadTotals", totalsOf],
    ["ReadAmong", amongOf],
  ]);
  const fetch = async (_: unknown, init?: RequestInit): Promise<Response> => {
    if (world.isDown) throw new Error("down");
    const { operationName, variables } = JSON.parse(String(init?.body));
    asked.push({ operation: operationName, variables });
    return Response.json({ data: answers.get(operationName)?.(variables) });
  };
  const api = new Client({
    url: "http://localhost/graphql",
    preferGetMethod: false,
    exchanges: [fetchExchange],
    fetch,
  });
  const chart = createChartStore("case");
  const problems: unknown[] = [];
  const end = keepKnown(api, chart, (problem) => problems.push(problem));
  return { asked, world, chart, problems, end };
}

const node = (id: NodeId) =>
  ({ id, label: "ACCOUNT", key: id, pinned: false, hidden: false, x: 0, y: 0 }) as const;
const edge = {
  id: edgeId("FOLLOWS", "a", "b"),
  type: "FOLLOWS",
  start: "a",
  end: "b",
  hidden: false,
} as const;

afterEach(() => void vi.useRealTimers());

describe("what is known of a chart", () => {
  it("is read when something comes on it, each thing once", async () => {
    const { chart, asked } = caseOf({ a: "2026-01-01", b: "2026-01-01" });
    chart.getState().run(add({ nodes: [node("a"), node("b")], edges: [edge] }));
    await vi.waitFor(() => {
      const { facts } = chart.getState();
      expect([...facts.nodes.keys()]).toEqual(["a", "b"]);
      expect([...facts.edges.keys()]).toEqual([edge.id]);
      expect([...facts.totals.keys()]).toEqual(["a", "b"]);
    });
    const before = asked.length;
    chart.getState().undo();
    chart.getState().redo();
    chart.getState().run(add({ nodes: [node("c")], edges: [] }));
    await vi.waitFor(() => expect(chart.getState().facts.absent.has("c")).toBe(true));
    expect(asked.slice(before).flatMap(({ variables }) => variables.ids)).toEqual(["c", "c"]);
  });

  it("is read anew as known on another day, and says what was not there yet", async () => {
    const { chart } = caseOf({ a: "2026-01-01", b: "2026-03-01" });
    const handleOf = (id: NodeId) => chart.getState().facts.nodes.get(id)?.values.handle;
    chart.getState().run(add({ nodes: [node("a"), node("b")], edges: [edge] }));
    await vi.waitFor(() => expect(handleOf("b")).toBe("b on null"));
    const { time } = chart.getState().state;
    chart.getState().run(setTime({ time: { ...time, knownOn: "2026-02-01" } }));
    await vi.waitFor(() => {
      expect(handleOf("a")).toBe("a on 2026-02-01");
      expect([...chart.getState().facts.absent].sort()).toEqual([edge.id, "b"]);
    });
    chart.getState().undo();
    await vi.waitFor(() => expect(handleOf("b")).toBe("b on null"));
    expect(chart.getState().facts.absent.size).toBe(0);
  });

  it("says what is no longer in the case", async () => {
    const { chart } = caseOf({ a: "2026-01-01" });
    chart.getState().run(add({ nodes: [node("a"), node("b")], edges: [] }));
    await vi.waitFor(() => expect([...chart.getState().facts.absent]).toEqual(["b"]));
  });

  it("is asked for again after the API was down", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { chart, world, problems } = caseOf({ a: "2026-01-01" });
    world.isDown = true;
    chart.getState().run(add({ nodes: [node("a")], edges: [] }));
    await vi.waitFor(() => expect(problems).toHaveLength(1));
    world.isDown = false;
    vi.advanceTimersByTime(10_000);
    await vi.waitFor(() => expect(chart.getState().facts.nodes.has("a")).toBe(true));
  });

  it("is not asked for once the chart is closed", () => {
    const { chart, asked, end } = caseOf({ a: "2026-01-01" });
    end();
    chart.getState().run(add({ nodes: [node("a")], edges: [] }));
    expect(asked).toHaveLength(0);
  });
});
