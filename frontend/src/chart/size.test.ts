import { beforeAll, expect, it } from "vitest";
import { NO_FACTS, type NodeFacts, withFacts } from "./facts";
import { folding } from "./folding";
import { grouped } from "./grouping";
import { type ChartEdge, type ChartNode, type ChartState, EMPTY, edgeId, type Filter } from "./model";
import { visible } from "./visible";

const NODES = 20_000;
const EDGES = 100_000;
/** Milliseconds of one core. Many times what it takes: it fails where something is walked for each of the others. */
const ALLOWED = 2_000;

let state: ChartState = EMPTY;
let facts = NO_FACTS;

beforeAll(() => {
  const ids = Array.from({ length: NODES }, (_, number) => `bm9kZTozZDk3ZWRjMmIwMTQ0NjBh${number}`);
  const nodes = ids.map(
    (id): ChartNode => ({ id, label: "ACCOUNT", key: id, x: 0, y: 0, pinned: false, hidden: false }),
  );
  const edges = Array.from({ length: EDGES }, (_, number): ChartEdge => {
    const start = ids[(number * 7_919 + (number >> 3)) % NODES] ?? "";
    const end = ids[(number * 104_729 + (number >> 5) * 31) % NODES] ?? "";
    return {
      id: edgeId("INTERACTED", start, end, String(number)),
      type: "INTERACTED",
      start,
      end,
      hidden: false,
    };
  });
  state = {
    ...EMPTY,
    nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
    edges: Object.fromEntries(edges.map((edge) => [edge.id, edge])),
  };
  const values = ({ id, key, label }: ChartNode, number: number): NodeFacts => ({
    id,
    key,
    label,
    values: { platform: number % 3 === 0 ? "x" : "mastodon" },
  });
  facts = withFacts(NO_FACTS, { nodes: nodes.map(values) });
});

it("judges, groups and folds 20,000 nodes and 100,000 edges without being felt", () => {
  const filter: Filter = {
    id: "f",
    on: "nodes",
    kind: null,
    field: "platform",
    values: ["x"],
    ranges: null,
    without: false,
    excluded: "faded",
  };
  const begin = process.cpuUsage();
  const seen = visible({
    ...state,
    filters: [filter],
    topology: { kind: "k-core", k: 1 },
    facts,
    playing: null,
  });
  const all = grouped({ ...state, visible: seen });
  const lines = folding({ edges: all.edges, folded: true, alike: () => "asserted" });
  expect(seen.nodes.size).toBeGreaterThan(0);
  expect(lines.length).toBeGreaterThan(0);
  expect(process.cpuUsage(begin).user / 1_000).toBeLessThan(ALLOWED);
});
