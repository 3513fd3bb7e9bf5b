import { expect, it } from "vitest";
import type { RelationshipType } from "@/api/schema";
import { folding } from "./folding";
import type { DrawnEdge } from "./grouping";
import { edgeId } from "./model";

function edge(start: string, end: string, type: RelationshipType = "INTERACTED", part?: string): DrawnEdge {
  const id = edgeId(type, start, end, part);
  return { edge: { id, type, start, end, hidden: false }, start, end, faded: false };
}

const byType = ({ type }: { readonly type: string }) => type;
const all = () => "asserted";

it("folds edges that lead the same way into one line that names them all", () => {
  const edges = [edge("a", "b"), edge("a", "b", "FOLLOWS"), edge("a", "c")];
  const lines = folding({ edges, folded: true, alike: all });
  expect(lines.map((line) => [line.edges.length, line.curve])).toEqual([
    [2, 0],
    [1, 0],
  ]);
  expect(lines[1]?.id).toBe("INTERACTED|a|c");
});

it("lays the line back beside it, so that neither covers the other", () => {
  const lines = folding({ edges: [edge("a", "b"), edge("b", "a")], folded: true, alike: all });
  // seen from their own starts both bend to the same side: they are apart on the picture
  expect(lines.map((line) => line.curve)).toEqual([-0.125, -0.125]);
});

it("never folds what is not alike", () => {
  const edges = [edge("a", "b"), edge("a", "b", "SAME_AS")];
  expect(folding({ edges, folded: true, alike: byType })).toHaveLength(2);
  expect(folding({ edges, folded: true, alike: all }).length).toBeLessThanOrEqual(2);
});

it("folds undirected ones whichever way they are kept", () => {
  const edges = [edge("a", "b", "COORDINATED_WITH"), edge("b", "a", "COORDINATED_WITH")];
  const lines = folding({ edges, folded: true, alike: byType });
  expect(lines).toMatchObject([{ directed: false, curve: 0 }]);
});

it("unfolded draws every edge, side by side, each at a place of its own", () => {
  const edges = [edge("a", "b"), edge("a", "b", "FOLLOWS"), edge("b", "a"), edge("a", "b", "SAME_AS")];
  const lines = folding({ edges, folded: false, alike: all });
  const places = lines.map((line) => (line.start === "a" ? line.curve : -line.curve));
  expect(new Set(places).size).toBe(4);
  expect(places.reduce((sum, each) => sum + each, 0)).toBe(0);
});

it("is faded where all of its edges are", () => {
  const faded = { ...edge("a", "b"), faded: true };
  const both = [faded, edge("a", "b", "FOLLOWS")];
  expect(folding({ edges: both, folded: true, alike: all })[0]?.faded).toBe(false);
  expect(folding({ edges: [faded], folded: true, alike: all })[0]?.faded).toBe(true);
});
