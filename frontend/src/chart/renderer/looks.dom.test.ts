import { expect, test } from "vitest";
import { packed, parts, readableOn } from "./colour";
import { bytes } from "./looks";
import { Room } from "./overlay/Room";

test.each([
  ["#ff0000", bytes(255, 0, 0, 255)],
  ["#0f8", bytes(0, 255, 136, 255)],
])("%s is packed as the GPU reads it", (colour, word) => {
  expect(packed(colour)).toBe(word);
});

test("what is no colour is grey, not black", () => {
  expect(packed("javascript:alert(1)")).toBe(packed("#999999"));
});

test("text on a colour can be read", () => {
  expect(readableOn("#f0e442")).toBe("#000000");
  expect(readableOn("#0072b2")).toBe("#ffffff");
  expect(parts("#ffffff")).toEqual([1, 1, 1]);
});

test("captions that would lie on each other are left out, unless they must be shown", () => {
  const room = new Room();
  expect(room.take(0, 0, 100, 14)).toBe(true);
  expect(room.take(90, 10, 100, 14)).toBe(false);
  expect(room.take(101, 0, 100, 14)).toBe(true);
  expect(room.take(90, 10, 100, 14, true)).toBe(true);
  expect(room.take(60, 15, 40, 14)).toBe(false);
});
