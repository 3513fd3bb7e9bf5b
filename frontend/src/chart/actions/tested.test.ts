import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ROWS } from "../../../e2e/support/rows";
import { ACTIONS } from ".";

const FOLDER = "e2e/";
const TITLE = /\b[a-z]+\(\s*[`"']rows? ([\d, and]+):/g;

/** Which rows the titles of the tests in a browser carry, with the files that do. */
function tested(): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>();
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".spec.ts"))) {
    for (const [, numbers = ""] of readFileSync(FOLDER + file, "utf8").matchAll(TITLE)) {
      for (const number of numbers.match(/\d+/g) ?? []) {
        found.set(Number(number), [...(found.get(Number(number)) ?? []), file]);
      }
    }
  }
  return found;
}

describe("the interaction table", () => {
  it("has every row once", () => {
    expect(ROWS.map(({ number }) => number)).toEqual(Array.from({ length: 56 }, (_, at) => at + 1));
  });

  it.each(ROWS.filter(({ priority, notYet }) => priority !== "P2" && notYet === undefined))(
    "row $number, $what: a test in a browser carries its number",
    ({ number }) => {
      expect(tested().get(number)).not.toBeUndefined();
    },
  );

  it.each(ROWS.filter(({ notYet }) => notYet !== undefined))(
    "row $number, $what: is not tested, as its reason says",
    ({ number, notYet }) => {
      expect(notYet).not.toBe("");
      expect(tested().get(number)).toBeUndefined();
    },
  );

  it("knows every row that an action or a test names", () => {
    const known = new Set(ROWS.map(({ number }) => number));
    const named = [...ACTIONS.flatMap(({ rows }) => rows), ...tested().keys()];
    expect(named.filter((number) => !known.has(number))).toEqual([]);
  });
});
