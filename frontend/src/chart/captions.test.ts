import { expect, test } from "vitest";
import { captionOf, shortened } from "./captions";
import { NO_FACTS, withFacts } from "./facts";
import { type ChartNode, EMPTY } from "./model";

const NODE: ChartNode = { id: "a", label: "ACCOUNT", key: "x:12", x: 0, y: 0, pinned: false, hidden: false };

function caption(values: Record<string, string>, captions = EMPTY.captions): string {
  const nodes = [{ id: "a", label: "ACCOUNT" as const, key: "x:12", values }];
  return captionOf(NODE, withFacts(NO_FACTS, { nodes }), captions).replace(/^\u2068|\u2069$/g, "");
}

test("a node is called by the best field that is known, else by its key", () => {
  expect(caption({ handle: "ada", name: "Ada" })).toBe("@ada");
  expect(caption({ name: "Ada" })).toBe("Ada");
  expect(caption({})).toBe("x:12");
});

test("a person's choice goes before, and none means none", () => {
  expect(caption({ handle: "ada", name: "Ada" }, { ...EMPTY.captions, fields: { ACCOUNT: "name" } })).toBe(
    "Ada",
  );
  expect(caption({ handle: "ada" }, { ...EMPTY.captions, fields: { ACCOUNT: "name" } })).toBe("x:12");
  expect(caption({ handle: "ada" }, { ...EMPTY.captions, fields: { ACCOUNT: "" } })).toBe("");
});

test("a caption keeps its direction to itself, and shows what would turn the text", () => {
  const nodes = [{ id: "a", label: "ACCOUNT" as const, key: "", values: { name: "abc\u202egpj" } }];
  const shown = captionOf(NODE, withFacts(NO_FACTS, { nodes }), EMPTY.captions);
  expect(shown).toBe("\u2068abc⟨U+202E⟩gpj\u2069");
});

test("cropping counts characters as a person does, and cuts none in two", () => {
  expect(shortened("abcdef", 4)).toBe("abc…");
  expect(shortened("abcd", 4)).toBe("abcd");
  const family = "👨‍👩‍👧‍👦";
  expect(shortened(family.repeat(5), 3)).toBe(`${family}${family}…`);
  expect(shortened("é".normalize("NFD").repeat(4), 4)).toBe("é".normalize("NFD").repeat(4));
  expect(shortened("one\n\ntwo", 10)).toBe("one two");
});

test("a text of ten thousand marks is cut as well", () => {
  expect(shortened(`a${"\u0301".repeat(10_000)}b`, 24).length).toBeLessThan(600);
});
