import { describe, expect, it } from "vitest";
import { packed, unpacked } from "./packing";

const LONG = "MTozZDk3ZWRjMmIwMTQ0NjBhOGVkNmI0NDc5NDMxZjFmOTpBY2NvdW50";

describe("packing", () => {
  it.each([
    [null],
    ["~"],
    ["~~1"],
    ["~0"],
    [`${LONG}|~0|${LONG}`],
    [[LONG, LONG, { [LONG]: [1.5, true, null, ""] }]],
    [{ "": "|", "|": "||", "~": LONG, x: LONG }],
    [JSON.parse('{"__proto__": {"constructor": "~1"}}')],
  ])("gives back %j", (value) => {
    expect(JSON.stringify(unpacked(JSON.parse(JSON.stringify(packed(value)))))).toBe(JSON.stringify(value));
  });

  it("writes what comes again once, also within the name of an edge", () => {
    const edges = Array.from({ length: 100 }, () => `POSTED|${LONG}|${LONG}x`);
    expect(JSON.stringify(packed(edges)).length).toBeLessThan(JSON.stringify(edges).length / 5);
  });

  it("refuses what names something that is not there", () => {
    expect(() => unpacked({ names: [], value: "~5" })).toThrow("missing");
  });
});
