import { describe, expect, it } from "vitest";
import { NO_FACTS, withFacts } from "@/chart/facts";
import type { ChartEdge, ChartNode } from "@/chart/model";
import { binned, type Spread, spreadOf, widthTold } from "./spread";
import { offsetAt } from "./zones";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse("2026-03-01T00:00:00Z");
const none = () => 0;

function spread(nodes: Spread["nodes"], edges: Spread["edges"] = []): Spread {
  return { nodes, edges, timeless: { nodes: 0, edges: 0 } };
}

function node(id: string, label: ChartNode["label"] = "POST"): ChartNode {
  return { id, label, key: id, x: 0, y: 0, pinned: false, hidden: false };
}

function edge(type: ChartEdge["type"], start: string, end: string): ChartEdge {
  return { id: `${type}|${start}|${end}`, type, start, end, hidden: false };
}

describe("when things happened", () => {
  it("is a post's time, a tie's from first to last, else the time of its post; what is not known is not counted", () => {
    const facts = withFacts(NO_FACTS, {
      nodes: [
        { id: "p", label: "POST", key: "p", values: { at: "2026-03-01T10:00:00Z" } },
        { id: "a", label: "ACCOUNT", key: "a", values: {} },
      ],
      edges: [
        {
          id: "INTERACTED|a|b",
          type: "INTERACTED",
          at: "2026-03-04T00:00:00Z",
          values: { firstAt: "2026-03-02T00:00:00Z", lastAt: "2026-03-04T00:00:00Z" },
        },
        { id: "FOLLOWS|a|b", type: "FOLLOWS", at: null, values: {} },
        { id: "POSTED|a|p", type: "POSTED", at: null, values: {} },
      ],
    });
    const nodes = { p: node("p"), q: node("q"), a: node("a", "ACCOUNT"), b: node("b", "ACCOUNT") };
    const edges = Object.fromEntries(
      [edge("INTERACTED", "a", "b"), edge("FOLLOWS", "a", "b"), edge("POSTED", "a", "p")].map((each) => [
        each.id,
        each,
      ]),
    );
    expect(spreadOf({ nodes, edges }, facts)).toEqual({
      nodes: [[START + 10 * HOUR, START + 10 * HOUR]],
      edges: [
        [START + DAY, START + 3 * DAY],
        [START + 10 * HOUR, START + 10 * HOUR],
      ],
      timeless: { nodes: 1, edges: 1 },
    });
  });
});

describe("bins", () => {
  it("are of a width that has a name, at most 120 or one more", () => {
    for (const length of [0, 1, 59_000, HOUR, 5 * DAY, 400 * DAY, 90 * 365 * DAY]) {
      const bins = binned(spread([[START + 1, START + 1 + length]]), none);
      expect(bins?.nodes.length).toBeLessThanOrEqual(121);
      expect(Number.isInteger(widthTold(bins?.width ?? 0).count)).toBe(true);
    }
  });

  it("count every one, the last moment too", () => {
    const moments = [0, 1, 30, 119, 120].map((hours) => START + hours * HOUR);
    const bins = binned(spread(moments.map((at) => [at, at])), none);
    expect(bins?.nodes.reduce((sum, count) => sum + count, 0)).toBe(5);
    expect(bins?.whole[1]).toBeGreaterThan(moments.at(-1) ?? 0);
  });

  it("count what lasts in each that it touches, and nothing beyond it", () => {
    const edges: Spread["edges"] = [
      [START, START],
      [START + 2 * HOUR, START + 4 * HOUR],
      [START + 100 * HOUR, START + 100 * HOUR],
    ];
    const bins = binned(spread([], edges), none);
    expect(bins?.width).toBe(HOUR);
    expect(bins?.edges.slice(0, 6)).toEqual([1, 0, 1, 1, 1, 0]);
  });

  it("begin as clocks of the zone do", () => {
    const week = spread([[START, START + 100 * DAY]]);
    const bins = binned(week, (at) => offsetAt("Europe/Vienna", at));
    expect(bins?.width).toBe(DAY);
    expect(new Date(bins?.whole[0] ?? 0).toISOString()).toBe("2026-02-28T23:00:00.000Z");
  });

  it("are none where nothing has a time", () => {
    expect(binned(spread([]), none)).toBeNull();
  });

  it("say their width in its greatest unit", () => {
    expect(widthTold(7 * DAY)).toEqual({ unit: "days", count: 7 });
    expect(widthTold(6 * HOUR)).toEqual({ unit: "hours", count: 6 });
    expect(widthTold(15_000)).toEqual({ unit: "seconds", count: 15 });
  });
});
