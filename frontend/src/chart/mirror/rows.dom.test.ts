import { describe, expect, it } from "vitest";
import { prepareWords, words } from "@/app/words";
import { type ChartState, EMPTY } from "../model";
import type { Scene, SceneEdge, SceneNode } from "../scene";
import { labelOf, type Row, rowsOf, summaryOf, target } from "./rows";

prepareWords();
const said = { mirror: words("mirror"), kinds: words("kinds"), certainty: words("certainty") };

function node(id: string, caption: string, more: Partial<SceneNode> = {}): SceneNode {
  return {
    id,
    caption,
    label: "ACCOUNT",
    x: 0,
    y: 0,
    colour: "",
    size: 1,
    shape: "circle",
    icon: null,
    badge: null,
    marks: [],
    selected: false,
    faded: false,
    pinned: false,
    members: 1,
    ...more,
  };
}

function line(id: string, start: string, end: string, more: Partial<SceneEdge> = {}): SceneEdge {
  return {
    id,
    start,
    end,
    edges: [id],
    caption: "",
    colour: "",
    width: 1,
    certainty: "asserted",
    directed: true,
    curve: 0,
    selected: false,
    faded: false,
    ...more,
  };
}

const scene: Scene = {
  nodes: [
    node("b", "ben", { badge: "5", marks: ["pinned"] }),
    node("a", "ada"),
    node("p", "Closed", { label: "POST" }),
  ],
  edges: [line("INTERACTED|b|a", "b", "a"), line("POSTED|a|p", "a", "p", { certainty: "inferred" })],
  hidden: { byHand: 1, byFilter: 2, byTime: 0 },
};
const state: ChartState = {
  ...EMPTY,
  edges: {
    "INTERACTED|b|a": { id: "INTERACTED|b|a", type: "INTERACTED", start: "b", end: "a", hidden: false },
    "POSTED|a|p": { id: "POSTED|a|p", type: "POSTED", start: "a", end: "p", hidden: false },
  },
};
const rows = rowsOf(scene);
const labels = rows.rows.map((row: Row) => labelOf(row, rows, state, said));

describe("the list of the chart", () => {
  it("has every node and line, each in words", () => {
    expect(labels).toEqual([
      "Account ada, 2 lines",
      "Account ben, 1 line, relationships not drawn: 5, pinned",
      "Post Closed, 1 line",
      "Posted, from ada to Closed, Inferred",
      "Tie, from ben to ada, Asserted",
    ]);
  });

  it("sums the chart up, with what is hidden", () => {
    expect(summaryOf(scene, said)).toBe(
      "On the chart: Account: 2, Post: 1; lines: 2. 3 elements are hidden.",
    );
    expect(summaryOf({ nodes: [], edges: [], hidden: { byHand: 0, byFilter: 0, byTime: 0 } }, said)).toBe(
      "The chart is empty.",
    );
  });

  it.each([
    ["ArrowDown", 0, 1],
    ["ArrowDown", 4, 4],
    ["ArrowUp", 0, 0],
    ["End", 0, 4],
    ["Home", 3, 0],
    ["PageDown", 0, 4],
    ["ArrowRight", 0, 3], // ada, along what she posted
    ["ArrowRight", 3, 2], // to the post
    ["ArrowLeft", 3, 0], // and back to ada
    ["ArrowLeft", 0, null],
    ["n", 0, null],
  ])("%s leads from row %i to %s", (key, from, to) => {
    expect(target(key, from, rows)).toBe(to);
  });

  it("says that a line stands for several, and a group for its members", () => {
    const folded = rowsOf({
      nodes: [node("g", "Harbour", { label: "GROUP", members: 12 }), node("a", "ada")],
      edges: [line("x", "a", "g", { edges: ["INTERACTED|b|a", "POSTED|a|p"], directed: false, faded: true })],
    });
    expect(folded.rows.map((row) => labelOf(row, folded, state, said))).toEqual([
      "Account ada, 1 line",
      "Group Harbour, 12 members, 1 line",
      "Tie, Posted, between ada and Harbour, 2 relationships in one line, Asserted, faded by a filter",
    ]);
    expect(folded.rows.map(({ element }) => element.kind)).toEqual(["node", "group", "edge"]);
  });
});
