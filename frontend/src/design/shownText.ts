/** A stretch of text, or one character that must not act: it is shown by its number instead. */
export type Piece = { readonly text: string } | { readonly control: string };

/**
 * What would not be seen, or would change how what follows is seen: controls, bidi marks, embeddings, overrides and
 * isolates, zero-width and other invisible characters, tags, lone surrogates. Line ends and tabs are fine; so are the
 * selectors and joiners that emoji and several scripts need, but no joiner after a Latin letter or a digit.
 */
const ACTING = new RegExp(
  String.raw`[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]--[\t\n\r\u{200C}\u{200D}\u{FE0E}\u{FE0F}]]` +
    String.raw`|(?<=[\p{Script=Latin}\p{N}_])[\u{200C}\u{200D}]`,
  "gv",
);

/** A text from the data, cut where it holds a character that acts. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(ACTING)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    pieces.push({ control: numberOf(match[0]) });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

/** The same as plain text, on one line: for names of elements, captions on a canvas, titles. */
export function plainText(text: string, limit = Number.POSITIVE_INFINITY): string {
  return cropped(
    text.replace(/[\r\n\t]+/g, " ").replace(ACTING, (each) => `⟨${numberOf(each)}⟩`),
    limit,
  );
}

/** At most so many characters as people count them, the last of them an ellipsis where something is left out. */
export function cropped(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const characters: string[] = [];
  for (const { segment } of GRAPHEMES.segment(text.slice(0, limit * LONGEST_CHARACTER))) {
    if (characters.length === limit) return `${characters.slice(0, limit - 1).join("")}…`;
    characters.push(segment.length > LONGEST_CHARACTER ? segment.slice(0, LONGEST_CHARACTER) : segment);
  }
  return text.length > limit * LONGEST_CHARACTER ? `${characters.slice(0, limit - 1).join("")}…` : text;
}

/** The longest emoji of families and flags have no more units. Whoever piles up more marks than that is cut. */
const LONGEST_CHARACTER = 24;
const GRAPHEMES = new Intl.Segmenter("en", { granularity: "grapheme" });

function numberOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
