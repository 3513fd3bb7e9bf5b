import type { Client } from "@urql/core";
import { CombinedError } from "@urql/core";
import { GraphQLError } from "graphql";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import add from "@/chart/commands/add";
import { historyOf } from "@/chart/document";
import { current } from "@/chart/history";
import { createChartStore } from "@/chart/store";
import { createSaver, LONGEST_MS, QUIET_MS } from "./saving";
import type { UnsavedCopies, UnsavedCopy } from "./unsaved";

/** What the API would say next; a saved chart, unless something else is wanted. */
type Answer = (variables: Readonly<Record<string, unknown>>) => unknown;

function heldCopies(): UnsavedCopies & { readonly held: Map<string, UnsavedCopy> } {
  const held = new Map<string, UnsavedCopy>();
  return {
    held,
    put: async (name, copy) => void held.set(name, copy),
    putNow: (name, copy) => void held.set(name, copy),
    get: async (name) => held.get(name) ?? null,
    drop: async (name) => void held.delete(name),
  };
}

function opened(options: { readonly id?: string | null; readonly unsaved?: boolean } = {}) {
  const { id = "chart", unsaved = false } = options;
  const sent: Readonly<Record<string, unknown>>[] = [];
  let version = id === null ? 0 : 4;
  let answer: Answer | null = null;
  const mutation = (_: unknown, variables: Readonly<Record<string, unknown>>) => ({
    toPromise: async () => {
      sent.push(variables);
      if (answer !== null) return answer(variables);
      version += 1;
      const chart = {
        id: id ?? "made",
        title: "A",
        version,
        newest: version,
        changedAt: "2026-11-28T10:00:00Z",
        changedBy: "me",
      };
      return { data: { case: { createChart: chart, saveChart: chart } } };
    },
  });
  const chart = createChartStore("case");
  const copies = heldCopies();
  const saver = createSaver({
    api: { mutation } as Partial<Client> as Client,
    chart,
    copies,
    opened: {
      id,
      version: id === null ? null : 4,
      title: "A",
      savedAt: id === null ? null : "2026-11-28T09:00:00Z",
      unsaved,
    },
    now: () => new Date(Date.now()),
  });
  const put = (node: string) =>
    chart.getState().run(
      add({
        nodes: [{ id: node, label: "ACCOUNT", key: node, pinned: false, hidden: false, x: 0, y: 0 }],
        edges: [],
      }),
    );
  return { chart, saver, copies, sent, put, answer: (next: Answer | null) => (answer = next) };
}

const kind = (saver: ReturnType<typeof opened>["saver"]) => saver.state.getState().saving.kind;
const down: Answer = () => ({ error: new CombinedError({ networkError: new Error("down") }) });
const conflict: Answer = () => ({
  error: new CombinedError({
    graphQLErrors: [
      new GraphQLError("The chart was changed.", {
        extensions: {
          code: "conflict",
          cure: "",
          current: { version: 9, changedAt: "2026-11-28T11:00:00Z", changedBy: "other" },
        },
      }),
    ],
  }),
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("saving by itself", () => {
  it("waits until nobody has changed anything for a moment, then saves on top of what was opened", async () => {
    const { saver, sent, put } = opened();
    put("a");
    await vi.advanceTimersByTimeAsync(QUIET_MS - 100);
    put("b");
    await vi.advanceTimersByTimeAsync(QUIET_MS - 100);
    expect(sent).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(200);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ chartId: "chart", version: 4, title: null });
    expect(kind(saver)).toBe("saved");
    expect(saver.state.getState().version).toBe(5);
  });

  it("does not wait for ever while somebody works", async () => {
    const { sent, put } = opened();
    for (let number = 0; number * 1_000 <= LONGEST_MS; number++) {
      put(`n${number}`);
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(sent.length).toBeGreaterThanOrEqual(1);
  });

  it("sends what changed while it was saving", async () => {
    const { saver, sent, put, answer, chart } = opened();
    put("a");
    answer(() => {
      put("b");
      answer(null);
      return {
        data: {
          case: {
            saveChart: { id: "chart", title: "A", version: 5, newest: 5, changedAt: "x", changedBy: "me" },
          },
        },
      };
    });
    await vi.advanceTimersByTimeAsync(QUIET_MS * 3);
    expect(sent).toHaveLength(2);
    expect(current(historyOf(String(sent[1]?.document)))).toEqual(chart.getState().state);
    expect(sent[1]?.version).toBe(5);
    expect(kind(saver)).toBe("saved");
  });

  it("makes a chart of what was never saved, once there is something", async () => {
    const { saver, sent, put } = opened({ id: null });
    await vi.advanceTimersByTimeAsync(LONGEST_MS);
    expect(sent).toHaveLength(0);
    put("a");
    await vi.advanceTimersByTimeAsync(QUIET_MS);
    expect(sent[0]).toMatchObject({ caseId: "case", title: "A" });
    expect(saver.state.getState().id).toBe("made");
  });

  it("saves undo, and a new title", async () => {
    const { saver, sent, put, chart } = opened();
    put("a");
    await vi.advanceTimersByTimeAsync(QUIET_MS);
    chart.getState().undo();
    saver.rename("B");
    await vi.advanceTimersByTimeAsync(QUIET_MS);
    expect(sent).toHaveLength(2);
    expect(sent[1]).toMatchObject({ title: "B" });
    expect(historyOf(String(sent[1]?.document)).done).toBe(0);
  });

  it("leaves a chart that is looked at alone", async () => {
    const { chart, saver, sent, copies } = opened();
    chart.getState().open(chart.getState().history, true);
    saver.rename("B");
    saver.leave();
    await vi.advanceTimersByTimeAsync(LONGEST_MS);
    expect(sent).toHaveLength(0);
    expect(copies.held.size).toBe(0);
  });
});

describe("when the API is down", () => {
  it("keeps a copy here, says so, and tries again until it works", async () => {
    const { saver, copies, put, answer, chart } = opened();
    answer(down);
    put("a");
    await vi.advanceTimersByTimeAsync(QUIET_MS);
    expect(kind(saver)).toBe("failed");
    const copy = copies.held.get("case/chart");
    expect(current(historyOf(copy?.document ?? "")).nodes).toEqual(chart.getState().state.nodes);
    expect(copy?.version).toBe(4);
    answer(null);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(kind(saver)).toBe("saved");
    expect(copies.held.size).toBe(0);
  });

  it("keeps what is there when the page goes away", async () => {
    const { saver, copies, put, answer } = opened();
    answer(down);
    put("a");
    saver.leave();
    expect(copies.held.get("case/chart")?.document).toContain('"a"');
  });

  it("goes on from what was not saved the last time", async () => {
    const { saver, sent } = opened({ unsaved: true });
    await vi.advanceTimersByTimeAsync(QUIET_MS);
    expect(sent).toHaveLength(1);
    expect(kind(saver)).toBe("saved");
  });
});

describe("when somebody else has saved meanwhile", () => {
  async function inConflict() {
    const all = opened();
    all.answer(conflict);
    all.put("a");
    await vi.advanceTimersByTimeAsync(QUIET_MS);
    all.answer(null);
    return all;
  }

  it("stops, keeps a copy, and says who and when", async () => {
    const { saver, sent, put, copies } = await inConflict();
    expect(saver.state.getState().saving).toEqual({
      kind: "conflict",
      current: { version: 9, changedAt: "2026-11-28T11:00:00Z", changedBy: "other" },
    });
    put("b");
    await vi.advanceTimersByTimeAsync(LONGEST_MS);
    expect(sent).toHaveLength(1);
    expect(copies.held.get("case/chart")?.document).toContain('"b"');
  });

  it("can keep both, as a chart of its own", async () => {
    const { saver, sent, copies } = await inConflict();
    await saver.saveAsCopy("A (mine)");
    expect(sent[1]).toMatchObject({ caseId: "case", title: "A (mine)" });
    expect(sent[1]).not.toHaveProperty("chartId");
    expect(kind(saver)).toBe("saved");
    expect(copies.held.size).toBe(0);
  });

  it("can replace theirs, knowingly", async () => {
    const { saver, sent } = await inConflict();
    await saver.replaceTheirs();
    expect(sent[1]).toMatchObject({ chartId: "chart", version: 9 });
    expect(kind(saver)).toBe("saved");
  });

  it("can take theirs", async () => {
    const { saver, sent } = await inConflict();
    saver.took({
      id: "chart",
      title: "Theirs",
      version: 9,
      newest: 9,
      changedAt: "2026-11-28T11:00:00Z",
      changedBy: "other",
    });
    expect(saver.state.getState()).toMatchObject({ version: 9, title: "Theirs", saving: { kind: "saved" } });
    await vi.advanceTimersByTimeAsync(LONGEST_MS);
    expect(sent).toHaveLength(1);
  });
});
