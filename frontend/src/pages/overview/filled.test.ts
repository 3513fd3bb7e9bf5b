import { describe, expect, it } from "vitest";
import { filled } from "./filled";

describe("filled", () => {
  it("shows quiet days", () => {
    const bins = [
      { start: "2026-01-01T00:00:00+00:00", posts: 3 },
      { start: "2026-01-04T00:00:00+00:00", posts: 1 },
    ];
    expect(filled(bins, "DAY").map(({ posts }) => posts)).toEqual([3, 0, 0, 1]);
  });

  it("leaves alone what would be too many", () => {
    const bins = [
      { start: "2000-01-01T00:00:00Z", posts: 3 },
      { start: "2026-01-01T00:00:00Z", posts: 1 },
    ];
    expect(filled(bins, "HOUR")).toBe(bins);
    expect(filled([], "DAY")).toEqual([]);
  });
});
