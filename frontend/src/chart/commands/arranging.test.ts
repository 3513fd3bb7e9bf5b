import { describe, expect, it } from "vitest";
import type { Command } from "../command";
import { at, begun, current, fromDocument, performed, toDocument } from "../history";
import type { ChartEdge, ChartNode, ChartState, Group } from "../model";
import add from "./add";
import collapse from "./collapse";
import fold from "./fold";
import group from "./group";
import hide from "./hide";
import { applied } from "./index";
import lock from "./lock";
import move from "./move";
import pin from "./pin";
import setCaptions from "./setCaptions";
import setFilters from "./setFilters";
import setStyle from "./setStyle";
import setTime from "./setTime";
import setTopology from "./setTopology";
import show from "./show";
import showAllHidden from "./showAllHidden";
import ungroup from "./ungroup";
import unpin from "./unpin";

function node(id: string, x = 0, y = 0): ChartNode {
  return { id, label: "ACCOUNT", key: id, x, y, pinned: false, hidden: false };
}

const EDGE: ChartEdge = { id: "FOLLOWS|a|b", type: "FOLLOWS", start: "a", end: "b", hidden: false };

function made(id: string, members: string[], more: Partial<Group> = {}): Group {
  return { id, name: id, by: null, members, collapsed: false, x: 0, y: 0, ...more };
}

function stateAfter(...commands: readonly Command[]): ChartState {
  const nodes = [node("a"), node("b", 10, 20), node("c", -3, 4)];
  const start = current(performed(begun(), add({ nodes, edges: [EDGE] }), ""));
  return commands.reduce(applied, start);
}

function changesNothing(...commands: readonly [...Command[], Command]): boolean {
  const before = stateAfter(...commands.slice(0, -1));
  const last = commands[commands.length - 1];
  return last !== undefined && applied(before, last) === before;
}

describe("hide and show", () => {
  it("hides nodes and edges, and shows them again", () => {
    const hidden = stateAfter(hide({ nodes: ["a"], edges: [EDGE.id] }));
    expect([hidden.nodes.a?.hidden, hidden.nodes.b?.hidden, hidden.edges[EDGE.id]?.hidden]).toEqual([
      true,
      false,
      true,
    ]);
    expect(applied(hidden, show({ nodes: ["a"], edges: [] })).nodes.a?.hidden).toBe(false);
    const all = applied(hidden, showAllHidden(null));
    expect([all.nodes.a?.hidden, all.edges[EDGE.id]?.hidden]).toEqual([false, false]);
  });

  it("changes nothing where nothing is to be changed", () => {
    expect(changesNothing(hide({ nodes: ["a"], edges: [] }), hide({ nodes: ["a"], edges: [] }))).toBe(true);
    expect(changesNothing(hide({ nodes: ["not there"], edges: ["nor there"] }))).toBe(true);
    expect(changesNothing(showAllHidden(null))).toBe(true);
  });
});

describe("pin", () => {
  it("holds a node against layouts, not against hands", () => {
    const moved = stateAfter(
      pin({ nodes: ["a"] }),
      move({ positions: { a: { x: 7, y: 7 } }, layout: "force" }),
    );
    expect(moved.nodes.a).toMatchObject({ x: 0, y: 0, pinned: true });
    expect(applied(moved, move({ positions: { a: { x: 7, y: 7 } } })).nodes.a?.x).toBe(7);
    expect(applied(moved, unpin({ nodes: ["a"] })).nodes.a?.pinned).toBe(false);
    expect(changesNothing(unpin({ nodes: ["a"] }))).toBe(true);
  });
});

describe("groups", () => {
  it("have each node once: the newer group takes it, and an emptied one goes", () => {
    const one = stateAfter(group({ groups: [made("g", ["a", "b"]), made("h", ["c"])] }));
    const two = applied(one, group({ groups: [made("i", ["b", "c"])] }));
    expect(Object.values(two.groups).map(({ id, members }) => [id, members])).toEqual([
      ["g", ["a"]],
      ["i", ["b", "c"]],
    ]);
  });

  it("collapse into the middle of their members, and open where they were moved to", () => {
    const collapsed = stateAfter(
      group({ groups: [made("g", ["a", "b"])] }),
      collapse({ groups: ["g"], collapsed: true }),
    );
    expect(collapsed.groups.g).toMatchObject({ collapsed: true, x: 5, y: 10 });
    const opened = [
      move({ positions: { g: { x: 105, y: 10 } } }),
      collapse({ groups: ["g"], collapsed: false }),
    ];
    const state = opened.reduce(applied, collapsed);
    expect([state.nodes.a?.x, state.nodes.b?.x, state.nodes.c?.x]).toEqual([100, 110, -3]);
  });

  it("leave their nodes exactly where they were when nothing was moved", () => {
    const grouped = stateAfter(group({ groups: [made("g", ["a", "b", "c"])] }));
    const round = [collapse({ groups: ["g"], collapsed: true }), ungroup({ groups: ["g"] })];
    const state = round.reduce(applied, grouped);
    expect(state.nodes).toBe(grouped.nodes);
    expect(state.groups).toEqual({});
  });

  it("change nothing where they are so already, or are not there", () => {
    expect(changesNothing(ungroup({ groups: ["no"] }))).toBe(true);
    expect(changesNothing(collapse({ groups: ["no"], collapsed: true }))).toBe(true);
    expect(changesNothing(group({ groups: [] }))).toBe(true);
  });
});

describe("what is set", () => {
  it("is kept as it was given, and can be done again from a document", () => {
    const commands = [
      setStyle({ style: [] }),
      setCaptions({ captions: { fields: { ACCOUNT: "name" }, characters: 12, edges: true } }),
      setFilters({ filters: [] }),
      setTopology({ topology: { kind: "k-core", k: 2 } }),
      setTime({ time: { windows: [], excluded: "removed", zone: "Asia/Tokyo", knownOn: null } }),
      fold({ folded: false }),
      lock({ locked: false }),
    ];
    const history = commands.reduce((held, command) => performed(held, command, ""), begun());
    const state = current(history);
    expect(state.captions.characters).toBe(12);
    expect(state.topology).toEqual({ kind: "k-core", k: 2 });
    expect(state.time.zone).toBe("Asia/Tokyo");
    expect([state.folded, state.locked]).toEqual([false, false]);
    const again = fromDocument(JSON.parse(JSON.stringify(toDocument(history))));
    expect(current(again)).toEqual(state);
    expect(current(at(history, 0))).toBe(history.base);
    expect(changesNothing(fold({ folded: true }))).toBe(true);
    expect(changesNothing(lock({ locked: true }))).toBe(true);
  });
});
