import { expect, test } from "vitest";
import { type Column, sortedRows } from "./columns";
import { cell, csvOf } from "./csv";

test.each(["=1+1", "+1", "-1", "@sum(a1)", "\t=1", " =cmd|' /C calc'!A0", "|x", "%x", "\r=1"])(
  "%j is no formula",
  (text) => {
    expect(cell(text).replace(/^"/, "").startsWith("'")).toBe(true);
  },
);

test("numbers stay numbers, also negative ones", () => {
  expect(cell(-3.5)).toBe("-3.5");
  expect(cell(true)).toBe("true");
  expect(cell(null)).toBe("");
});

test("quotes, commas and line ends are kept within a cell", () => {
  expect(cell('say "a", b\nc')).toBe('"say ""a"", b\nc"');
  expect(cell(["a", "b"])).toBe("a; b");
});

const COLUMN: Column = {
  id: "x",
  title: "=x",
  type: "number",
  value: (row) => ({ a: 10, b: null, c: 2 })[row] ?? null,
};

test("titles come first, and are no formula either", () => {
  expect(csvOf([COLUMN], ["a", "b"])).toBe('"\'=x"\r\n10\r\n\r\n');
});

test("what is not known comes last, whichever way rows are sorted", () => {
  expect(sortedRows(["a", "b", "c"], COLUMN, "ascending")).toEqual(["c", "a", "b"]);
  expect(sortedRows(["a", "b", "c"], COLUMN, "descending")).toEqual(["a", "c", "b"]);
});
