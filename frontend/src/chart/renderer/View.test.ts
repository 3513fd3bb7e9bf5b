import { expect, test } from "vitest";
import { DRAWN_EDGES, DRAWN_NODES, isStyled, STYLED, tooLarge } from "../limits";
import { fittingZoom, middle, sizeAt } from "./View";

const BOX = { least: { x: -100, y: -50 }, most: { x: 100, y: 150 } };

test("what is fitted is seen whole, in the middle, and never larger than twice its size", () => {
  expect(fittingZoom(BOX, 400, 100)).toBe(0.5);
  expect(fittingZoom(BOX, 4_000, 4_000)).toBe(2);
  expect(middle(BOX)).toEqual({ x: 0, y: 50 });
});

test("a single point is fitted without dividing by nothing", () => {
  expect(fittingZoom({ least: { x: 3, y: 3 }, most: { x: 3, y: 3 } }, 400, 400)).toBe(2);
});

test("sizes grow slower than distances", () => {
  expect(sizeAt(1)).toBe(1);
  expect(sizeAt(4)).toBe(2);
});

test("a picture is refused one element beyond what is drawn", () => {
  expect(tooLarge({ nodes: { length: DRAWN_NODES }, edges: { length: DRAWN_EDGES } })).toBe(false);
  expect(tooLarge({ nodes: { length: DRAWN_NODES + 1 }, edges: { length: 0 } })).toBe(true);
  expect(tooLarge({ nodes: { length: 0 }, edges: { length: DRAWN_EDGES + 1 } })).toBe(true);
  expect(isStyled({ nodes: { length: STYLED }, edges: { length: 0 } })).toBe(true);
  expect(isStyled({ nodes: { length: STYLED }, edges: { length: 1 } })).toBe(false);
});
