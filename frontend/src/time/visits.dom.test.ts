import { beforeEach, describe, expect, it } from "vitest";
import { visited } from "./visits";

describe("a visit before", () => {
  beforeEach(() => localStorage.clear());
  const minute = 60_000;

  it("is none at first, and the same while the page is loaded again", () => {
    expect(visited("chart", 0)).toBeNull();
    expect(visited("chart", 5 * minute)).toBeNull();
    expect(visited("chart", 60 * minute)).toBe(5 * minute);
    expect(visited("chart", 61 * minute)).toBe(5 * minute);
  });

  it("is of one chart, not of another", () => {
    visited("one", 0);
    expect(visited("other", 60 * minute)).toBeNull();
  });

  it("is none where what was kept is spoilt", () => {
    localStorage.setItem("sociogram.visits", "{");
    expect(visited("chart", 0)).toBeNull();
  });
});
