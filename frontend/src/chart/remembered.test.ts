import { expect, it, vi } from "vitest";
import { remembered } from "./remembered";

it("computes only where a field is another one", () => {
  const compute = vi.fn(({ a, b }: { a: number; b: object }) => ({ sum: a, b }));
  const sum = remembered(compute);
  const b = {};
  const first = sum({ a: 1, b });
  expect(sum({ b, a: 1 })).toBe(first);
  expect(compute).toHaveBeenCalledTimes(1);
  expect(sum({ a: 1, b: {} })).not.toBe(first);
  expect(sum({ a: 2, b })).toEqual({ sum: 2, b });
  expect(compute).toHaveBeenCalledTimes(3);
});
