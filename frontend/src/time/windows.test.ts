import { describe, expect, it } from "vitest";
import type { Window } from "./spread";
import { added, asWindow, asWritten, handled, shareOf, snapped } from "./windows";

const WHOLE: Window = [0, 100];

describe("a window", () => {
  it("is moved as wide as it is, up to the ends", () => {
    expect(handled([20, 40], "both", 50, WHOLE, 10)).toEqual([50, 70]);
    expect(handled([20, 40], "both", 95, WHOLE, 10)).toEqual([80, 100]);
    expect(handled([20, 40], "both", -5, WHOLE, 10)).toEqual([0, 20]);
  });

  it("is resized at either end, never turned round", () => {
    expect(handled([20, 40], "since", 5, WHOLE, 10)).toEqual([5, 40]);
    expect(handled([20, 40], "since", 90, WHOLE, 10)).toEqual([30, 40]);
    expect(handled([20, 40], "until", 120, WHOLE, 10)).toEqual([20, 100]);
    expect(handled([20, 40], "until", 0, WHOLE, 10)).toEqual([20, 30]);
  });

  it("is written and read the same", () => {
    const written = ["2026-03-01T00:00:00.000Z", "2026-03-02T00:00:00.000Z"] as const;
    expect(asWritten(asWindow(written))).toEqual(written);
  });

  it("snaps to bins that begin with the whole", () => {
    expect(snapped(26, [5, 105], 10)).toBe(25);
    expect(shareOf(55, [5, 105])).toBe(0.5);
    expect(shareOf(500, [5, 105])).toBe(1);
  });
});

describe("one more window", () => {
  it("is the whole at first", () => {
    expect(added([], WHOLE, 10)).toEqual([WHOLE]);
  });

  it("lies within the widest part that none covers", () => {
    const windows: Window[] = [
      [0, 20],
      [70, 80],
    ];
    const [, , third] = added(windows, WHOLE, 10);
    expect(third?.[0]).toBeGreaterThanOrEqual(20);
    expect(third?.[1]).toBeLessThanOrEqual(70);
    expect((third?.[1] ?? 0) - (third?.[0] ?? 0)).toBeGreaterThanOrEqual(10);
  });

  it("is there where all is covered, too", () => {
    expect(added([WHOLE], WHOLE, 10)).toHaveLength(2);
  });

  it("leaves the others as they are", () => {
    expect(added([[40, 60]], WHOLE, 10)[0]).toEqual([40, 60]);
  });
});
