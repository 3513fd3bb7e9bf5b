import type { TFunction } from "i18next";
import type { NodeLabel, RelationshipType } from "@/api/schema";
import { EDGE_KINDS, NODE_KINDS } from "./kinds";

/** A label or type in words. `t` are the words of words/en/kinds.json. */
export function kindWord(kind: string, t: TFunction): string {
  return t(kind in EDGE_KINDS ? `edges.${kind}` : `nodes.${kind}`);
}

/** A field in words: one that has none, of a plugin perhaps, by its name. */
export function fieldWord(field: string, t: TFunction): string {
  return t(`fields.${field}`, { defaultValue: field });
}

/** A value in words. What comes from the data stays as it is: show it as a DataText. */
export function valueWord(field: string, value: string, t: TFunction): string {
  if (field === "label" || field === "type") return kindWord(value, t);
  if (value === "true" || value === "false") return t(`values.${value}`);
  return value;
}

const MOMENTS = /^(at|asserted|captured|edited|finished|first|gone|last|opened|recorded|started|withdrawn)/;

/** A number of a field as people read it; moments are epoch milliseconds. */
export function numberWord(field: string, number: number): string {
  if (isMoment(field, number)) return new Date(number).toISOString().slice(0, 10);
  const digits = Math.abs(number) >= 100 || Number.isInteger(number) ? 0 : 3;
  return Math.abs(number) > 0 && Math.abs(number) < 0.001
    ? number.toExponential(1)
    : number.toLocaleString("en", { maximumFractionDigits: digits });
}

/** Since 1973, in milliseconds: nothing that is counted here is as great. */
function isMoment(field: string, number: number): boolean {
  return MOMENTS.test(field) && Math.abs(number) > 1e11;
}

/** Labels and types that there are, in the order of the model. */
export const LABELS = Object.keys(NODE_KINDS).filter((label) => label !== "GROUP") as NodeLabel[];
export const TYPES = Object.keys(EDGE_KINDS) as RelationshipType[];
