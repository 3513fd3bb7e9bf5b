import { describe, expect, it } from "vitest";
import { firstChoice, optionsFor, readability, whyNotLoad } from "./looking";

describe("a file that is looked at", () => {
  const looked = { isReading: false, isLookedAt: true, isHopeless: false, isShown: true };

  it("can be loaded as it was looked at, and not otherwise", () => {
    expect(whyNotLoad(looked)).toBeNull();
    expect(whyNotLoad({ ...looked, isHopeless: true })).toBe("nothing");
    expect(whyNotLoad({ ...looked, isHopeless: true, isShown: false })).toBe("mappingChanged");
    expect(whyNotLoad({ ...looked, isLookedAt: false, isShown: false })).toBe("notLookedAt");
    expect(whyNotLoad({ ...looked, isReading: true })).toBe("reading");
  });

  it("is loaded with its mapping, and without options that say nothing", () => {
    expect(optionsFor({ zone: "UTC", other: "" }, "SELECT 1")).toEqual({ zone: "UTC", mapping: "SELECT 1" });
    expect(optionsFor({}, null)).toEqual({});
  });

  it("begins with what reads it, else with what its name fits", () => {
    const known = [
      { name: "bundle", formats: [".zip"] },
      { name: "one", formats: [".json"] },
      { name: "table", formats: [".csv", ".json"] },
    ];
    const guesses = (mapped: number) => [
      { name: "bundle", mapped },
      { name: "table", mapped: 0 },
    ];
    expect(firstChoice({ name: "a.csv", connectors: guesses(3) }, known)).toBe("bundle");
    expect(firstChoice({ name: "A.CSV.gz", connectors: guesses(0) }, known)).toBe("table");
    expect(firstChoice({ name: "a.json", connectors: guesses(0) }, known)).toBe("table");
    expect(firstChoice({ name: "a.txt", connectors: guesses(0) }, known)).toBe("bundle");
    expect(firstChoice({ name: "a.txt", connectors: [] }, [])).toBe("");
  });

  it.each([
    [2, 0, "all"],
    [2, 1, "some"],
    [0, 3, "nothing"],
    [0, 0, "empty"],
  ])("of %d rows and %d that can't be read: %s", (rows, unreadable, told) => {
    expect(readability({ rows: Array(rows), unreadable: Array(unreadable) })).toBe(told);
  });
});
