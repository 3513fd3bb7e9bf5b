import { describe, expect, it } from "vitest";
import { cropped, piecesOf, plainText } from "./shownText";

describe("text from the data", () => {
  it.each([
    ["\u202E", "U+202E"],
    ["\u2066", "U+2066"],
    ["\u200B", "U+200B"],
    ["\u0000", "U+0000"],
    ["\uD800", "U+D800"],
    ["\u{E0041}", "U+E0041"],
    ["\uFEFF", "U+FEFF"],
  ])("shows the number of what acts or is not seen", (character, number) => {
    expect(piecesOf(`a${character}b`)).toEqual([{ text: "a" }, { control: number }, { text: "b" }]);
  });

  it.each(["👩‍👩‍👧‍👦", "❤️", "می‌خواهم", "क्‍ष", "ok\nnext\tone"])("leaves %s as it is", (text) => {
    expect(piecesOf(text)).toEqual([{ text }]);
  });

  it("does not let two handles look alike by a joiner", () => {
    expect(plainText("a\u200Dda")).toBe("a⟨U+200D⟩da");
  });

  it("is one line where it has to be", () => {
    expect(plainText("one\r\ntwo")).toBe("one two");
  });

  it("cuts between characters, not within", () => {
    expect(cropped("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 2)).toBe("👩‍👩‍👧‍👦…");
    expect(cropped("abc", 3)).toBe("abc");
    expect(cropped("abcd", 3)).toBe("ab…");
  });

  it("cuts what piles up on one letter", () => {
    expect(cropped(`a${"\u0301".repeat(5_000)}`, 10).length).toBeLessThan(300);
  });
});
