import { describe, expect, it } from "vitest";
import type { Command } from "./command";
import { COMMANDS } from "./commands";
import add from "./commands/add";
import move from "./commands/move";
import remove from "./commands/remove";
import { ALWAYS_KEPT, documentText, fitting, historyOf } from "./document";
import { at, begun, current, type History, KEPT, performed, UnknownFormat } from "./history";
import { type ChartEdge, type ChartNode, type ChartState, EMPTY, edgeId, type NodeId } from "./model";

const AT = "2026-11-28T12:00:00Z";

/** The same numbers for the same seed (mulberry32). */
function numbersOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

class Hand {
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = numbersOf(seed);
  }

  number(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  one<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new Error("Nothing to choose from.");
    return item;
  }

  some<Item>(items: readonly Item[]): Item[] {
    const share = this.next();
    return items.filter(() => this.next() < share);
  }

  yes(): boolean {
    return this.next() < 0.5;
  }
}

function node(id: NodeId, hand: Hand): ChartNode {
  const label = hand.one(["ACCOUNT", "POST", "HASHTAG"] as const);
  const point = { x: hand.number(-900, 900), y: hand.number(-900, 900) };
  return { id, label, key: `key of ~${id}`, pinned: false, hidden: false, ...point };
}

function edge(start: NodeId, end: NodeId, hand: Hand): ChartEdge {
  const type = hand.one(["POSTED", "MENTIONS", "INTERACTED"] as const);
  return { id: edgeId(type, start, end), type, start, end, hidden: false };
}

const NAMES = Array.from({ length: 60 }, (_, number) => `MTpub2RlLW51bWJlci0${number}`);

type Generate = (state: ChartState, hand: Hand) => unknown;

/** Data for each kind of command, such as a person or a layout would make. */
const DATA: Readonly<Record<string, Generate>> = {
  add: (state, hand) => {
    const nodes = hand.some(NAMES).map((id) => node(id, hand));
    const held = [...Object.keys(state.nodes), ...nodes.map(({ id }) => id)];
    const edges = nodes.map(({ id }) => edge(id, hand.one(held), hand));
    return { nodes, edges, from: hand.one(["search", "expand"]) };
  },
  remove: (state, hand) => ({
    nodes: hand.some(Object.keys(state.nodes)).slice(0, 9),
    edges: hand.some(Object.keys(state.edges)).slice(0, 9),
  }),
  move: (state, hand) => ({
    positions: Object.fromEntries(
      hand
        .some([...Object.keys(state.nodes), ...Object.keys(state.groups)])
        .map((id) => [id, { x: hand.number(-5_000, 5_000), y: hand.number(-5_000, 5_000) }]),
    ),
    ...(hand.yes() ? { layout: hand.one(["force", "grid"]) } : {}),
  }),
  hide: (state, hand) => ({
    nodes: hand.some(Object.keys(state.nodes)),
    edges: hand.some(Object.keys(state.edges)),
  }),
  show: (state, hand) => ({
    nodes: hand.some(Object.keys(state.nodes)),
    edges: hand.some(Object.keys(state.edges)),
  }),
  showAllHidden: () => null,
  pin: (state, hand) => ({ nodes: hand.some(Object.keys(state.nodes)) }),
  unpin: (state, hand) => ({ nodes: hand.some(Object.keys(state.nodes)) }),
  lock: (_, hand) => ({ locked: hand.yes() }),
  fold: (_, hand) => ({ folded: hand.yes() }),
  group: (state, hand) => ({
    groups: [
      {
        id: `group ${hand.number(0, 1e9)}`,
        name: hand.one(["a ~group", "a|b", "__proto__"]),
        by: hand.one([null, "community"]),
        members: hand.some(Object.keys(state.nodes)),
        collapsed: hand.yes(),
        x: hand.number(-10, 10),
        y: hand.number(-10, 10),
      },
    ],
  }),
  ungroup: (state, hand) => ({ groups: hand.some(Object.keys(state.groups)) }),
  collapse: (state, hand) => ({ groups: hand.some(Object.keys(state.groups)), collapsed: hand.yes() }),
  setStyle: (_, hand) => ({
    style: [
      {
        id: "style",
        on: "nodes",
        kind: null,
        channel: "colour",
        field: hand.one(["community", "language"]),
        mode: "unique",
        chosen: Object.fromEntries([
          ["__proto__", "#000000"],
          ["~1", "#ffffff"],
        ]),
      },
    ],
  }),
  setFilters: (_, hand) => ({
    filters: [
      {
        id: "filter",
        on: "nodes",
        kind: "ACCOUNT",
        field: "followers",
        values: null,
        ranges: [[hand.number(0, 10), hand.number(10, 1e13)]],
        without: hand.yes(),
        excluded: "faded",
      },
    ],
  }),
  restore: (_, hand) => ({ state: current(afterAdding(hand)), version: Math.round(hand.number(1, 50)) }),
  setTopology: (_, hand) => ({ topology: hand.one([null, { kind: "k-core", k: 2 }]) }),
  setCaptions: (_, hand) => ({
    captions: { fields: {}, characters: Math.round(hand.number(5, 40)), edges: hand.yes() },
  }),
  setTime: (state, hand) => ({
    time: { ...state.time, zone: hand.one(["UTC", "Europe/Vienna"]), knownOn: hand.one([null, AT]) },
  }),
};

function afterAdding(hand: Hand): History {
  const nodes = hand.some(NAMES).map((id) => node(id, hand));
  return performed(begun(), add({ nodes, edges: [] }), AT);
}

function commandFor(state: ChartState, hand: Hand): Command {
  const [name, kind] = hand.one([...COMMANDS]);
  const generate = DATA[name];
  if (generate === undefined) throw new Error(`How are data for ${name} made?`);
  return kind(generate(state, hand) as never);
}

function afterRandomCommands(seed: number, count: number): History {
  const hand = new Hand(seed);
  const first = NAMES.slice(0, 20).map((id) => node(id, hand));
  let history = begun({ ...EMPTY, nodes: Object.fromEntries(first.map((each) => [each.id, each])) });
  while (history.entries.length < count) {
    history = performed(history, commandFor(current(history), hand), AT);
  }
  return history;
}

describe("what was done", () => {
  it("has data for every kind of command", () => {
    expect(Object.keys(DATA).sort()).toEqual([...COMMANDS.keys()].sort());
  });

  it.each([1, 2, 3, 4, 5])("comes back exactly when 200 random commands are undone (seed %i)", (seed) => {
    const done = afterRandomCommands(seed, 200);
    let history = done;
    for (let number = 200; number > 0; number--) history = at(history, history.done - 1);
    expect(history.done).toBe(0);
    expect(current(history)).toBe(done.base);
    expect(current(at(history, 200))).toBe(current(done));
  });

  it.each([1, 2, 3, 4, 5])("is the same at every step after it was saved and opened (seed %i)", (seed) => {
    const done = afterRandomCommands(seed, 200);
    const opened = historyOf(documentText(at(done, 150)));
    expect(opened.done).toBe(150);
    for (let number = 200; number >= 0; number--) {
      expect(JSON.stringify(current(at(opened, number)))).toBe(JSON.stringify(current(at(done, number))));
    }
  });

  it("keeps the last commands, and what they began from", () => {
    const done = afterRandomCommands(6, KEPT);
    const hand = new Hand(7);
    let more = done;
    while (more.states.at(-1) === done.states.at(-1)) {
      more = performed(more, commandFor(current(more), hand), AT);
    }
    expect(more.entries).toHaveLength(KEPT);
    expect(more.base).toBe(done.states[0]);
  });

  it("is forgotten where something else is done instead", () => {
    const done = at(afterRandomCommands(8, 10), 4);
    const hand = new Hand(9);
    let other = done;
    while (other === done) other = performed(done, commandFor(current(done), hand), AT);
    expect(other.entries).toHaveLength(5);
    expect(other.done).toBe(5);
  });

  it("is not written down where nothing changes", () => {
    const done = afterRandomCommands(10, 20);
    const { nodes } = current(done);
    const same = [
      add({ nodes: Object.values(nodes).filter(({ hidden }) => !hidden), edges: [] }),
      move({ positions: {} }),
      remove({ nodes: ["not there"], edges: [] }),
    ];
    for (const command of same) expect(performed(done, command, AT)).toBe(done);
  });
});

describe("a chart's document", () => {
  it("names the nodes and edges that are on it, for the API to count and check", () => {
    const done = afterRandomCommands(11, 50);
    const saved = JSON.parse(documentText(done)) as { nodes: { id: string }[]; edges: { id: string }[] };
    expect(saved.nodes.map(({ id }) => id)).toEqual(Object.keys(current(done).nodes));
    expect(saved.edges.map(({ id }) => id)).toEqual(Object.keys(current(done).edges));
  });

  it("is refused where it is of another format", () => {
    expect(() => historyOf('{"format": 2, "made": {}}')).toThrow(UnknownFormat);
    expect(() => historyOf('{"format": 1, "nodes": [], "edges": []}')).toThrow(UnknownFormat);
  });

  it("leaves the oldest commands out where all are too large, and opens to the same chart", () => {
    const done = afterRandomCommands(12, 200);
    const shorter = fitting(done, 20_000);
    expect(shorter.entries.length).toBeGreaterThanOrEqual(ALWAYS_KEPT);
    expect(shorter.entries.length).toBeLessThan(200);
    expect(current(shorter)).toBe(current(done));
    expect(current(at(shorter, 0))).toBe(current(at(done, 200 - shorter.entries.length)));
    expect(current(historyOf(documentText(shorter)))).toEqual(current(done));
  });

  it("of 2,000 elements and 300 commands is small and quickly made", () => {
    const history = large();
    const began = performance.now();
    const text = documentText(history);
    const took = performance.now() - began;
    expect(text.length).toBeLessThan(2_000_000);
    expect(took).toBeLessThan(1_500); // usually a tenth of it; the machine may be busy
    expect(current(historyOf(text))).toEqual(current(history));
  });
});

/** 1,000 nodes and 1,000 edges, from 100 expansions, 150 moves by hand and 50 that move a hundred nodes each. */
function large(): History {
  const hand = new Hand(13);
  const id = (number: number) =>
    `MTozZDk3ZWRjMmIwMTQ0NjBhOGVkNmI0NDc5NDMxZjFmOTpBY2NvdW50OnNpbTo3MDAw${number}`;
  let history = begun();
  for (let step = 0; step < KEPT; step++) {
    const count = step % 6 === 0 ? 100 : 1;
    const positions = Object.fromEntries(
      Array.from({ length: count }, (_, number) => [
        id((step * 7 + number) % 1_000),
        { x: hand.number(-999, 999), y: hand.number(-999, 999) },
      ]),
    );
    const fresh = Array.from({ length: 10 }, (_, number) => node(id((step / 3) * 10 + number), hand));
    const edges = fresh.map((each) => edge(each.id, id(0), hand));
    const command = step % 3 === 0 ? add({ nodes: fresh, edges, from: "expand" }) : move({ positions });
    history = performed(history, command, AT);
  }
  return history;
}
