import type { Fact } from "../facts";
import type { Column } from "./columns";

/** A spreadsheet takes a cell that begins like this for a formula, and does what it says. */
const FORMULA = /^[\s\p{Cc}]*[=+\-@\t\r\n|%]/u;

/** Comma separated values (RFC 4180) with titles, in which nothing from the data is a formula. */
export function csvOf(columns: readonly Column[], rows: readonly string[]): string {
  const lines = [columns.map((column) => cell(column.title))];
  for (const row of rows) lines.push(columns.map((column) => cell(column.value(row))));
  return lines.map((line) => `${line.join(",")}\r\n`).join("");
}

/** Numbers stay as they are; a text that a spreadsheet would act on gets an apostrophe before it. */
export function cell(fact: Fact | undefined): string {
  if (fact === null || fact === undefined) return "";
  if (typeof fact === "number" || typeof fact === "boolean") return String(fact);
  const text = typeof fact === "object" ? fact.join("; ") : fact;
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
