import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import model from "@/api/model.json";

const WORDS = [
  "MATCH", "OPTIONAL MATCH", "WHERE", "WITH", "RETURN", "ORDER BY", "LIMIT", "SKIP", "DISTINCT", "UNWIND", "AS",
  "AND", "OR", "NOT", "IN", "IS NULL", "IS NOT NULL", "DESC", "CASE", "WHEN", "THEN", "ELSE", "END", "CALL",
  "count", "collect", "size", "min", "max", "sum", "avg", "coalesce", "datetime", "duration",
]; // biome-ignore format: a list of words

const LABELS = options(Object.keys(model.nodes), "class");
const TYPES = options(Object.keys(model.relationships), "type");
const PROPERTIES = options(
  [...new Set([...Object.values(model.nodes), ...Object.values(model.relationships)].flat())].sort(),
  "property",
);
const KEYWORDS = options(WORDS, "keyword");
const PARAMETERS = options(["$case", "$known_on", "$limit"], "variable");

/** What can stand where the cursor is: a label or type after a colon, a property after a point, else words. */
export function completions(context: CompletionContext): CompletionResult | null {
  const before = context.matchBefore(/[\w$]*$/);
  const from = before?.from ?? context.pos;
  const mark = context.state.sliceDoc(Math.max(0, from - 1), from);
  if (mark === ".") return { from, options: PROPERTIES, validFor: /^\w*$/ };
  if (mark === ":" || mark === "|")
    return { from, options: isInRelationship(context, from) ? TYPES : LABELS, validFor: /^\w*$/ };
  if (before?.text.startsWith("$")) return { from, options: PARAMETERS, validFor: /^\$\w*$/ };
  if (!context.explicit && (before === null || before.text.length < 2)) return null;
  return { from, options: [...KEYWORDS, ...PROPERTIES], validFor: /^\w*$/ };
}

/** Whether the nearest bracket that is open is a square one. */
function isInRelationship(context: CompletionContext, at: number): boolean {
  const text = context.state.sliceDoc(Math.max(0, at - 200), at);
  return text.lastIndexOf("[") > Math.max(text.lastIndexOf("("), text.lastIndexOf("]"));
}

function options(names: readonly string[], type: string): readonly Completion[] {
  return names.map((label) => ({ label, type }));
}
