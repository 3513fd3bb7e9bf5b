import type { Fact, Facts } from "./facts";
import { asNumber, TYPE } from "./fields";
import type { ChartState, Target } from "./model";

/** What a field holds decides between histogram and list of values. */
export type FieldType = "number" | "moment" | "text";

export interface Attribute {
  readonly field: string;
  readonly type: FieldType;
  /** How many elements have it. */
  readonly known: number;
}

/** Numbers that only name something: to be told apart, never measured. */
const NAMES: ReadonlySet<string> = new Set(["community", "component", "seed"]);

/** Of no use to sort, filter or colour by: parts of other fields, or the id of something else. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  "captureFirst",
  "captureLast",
  "fullKey",
  "handleKey",
  "handleKeys",
  "samplePosts",
  "textKey",
  "urlKey",
]);

/** The fields that elements of the chart have, the most often known first. A kind is a label or a type; none: all. */
export function attributesOf(
  state: Pick<ChartState, "nodes" | "edges">,
  facts: Facts,
  on: Target,
  kind: string | null,
): readonly Attribute[] {
  const found = new Map<string, { type: FieldType; known: number }>();
  const note = (field: string, fact: Fact): void => {
    if (fact === null || fact === "" || LEFT_OUT.has(field)) return;
    const held = found.get(field);
    if (held === undefined) found.set(field, { type: fieldType(field, fact), known: 1 });
    else held.known += 1;
  };
  if (on === "nodes") noteNodes(state, facts, kind, note);
  else noteEdges(state, facts, kind, note);
  return [...found]
    .map(([field, about]) => ({ field, ...about }))
    .sort((one, other) => other.known - one.known || one.field.localeCompare(other.field));
}

export function fieldType(field: string, fact: Fact): FieldType {
  if (typeof fact === "number") return NAMES.has(field) ? "text" : "number";
  return asNumber(fact) === null ? "text" : "moment";
}

type Note = (field: string, fact: Fact) => void;

function noteNodes(
  { nodes }: Pick<ChartState, "nodes">,
  facts: Facts,
  kind: string | null,
  note: Note,
): void {
  for (const node of Object.values(nodes)) {
    if (kind !== null && node.label !== kind) continue;
    note("label", node.label);
    noteAll(facts.nodes.get(node.id)?.values, note);
  }
}

function noteEdges(
  { edges }: Pick<ChartState, "edges">,
  facts: Facts,
  kind: string | null,
  note: Note,
): void {
  for (const edge of Object.values(edges)) {
    if (kind !== null && edge.type !== kind) continue;
    const known = facts.edges.get(edge.id);
    note(TYPE, edge.type);
    note("at", known?.at ?? null);
    noteAll(known?.values, note, "at");
  }
}

function noteAll(values: Readonly<Record<string, Fact>> | undefined, note: Note, except?: string): void {
  for (const field in values) if (field !== except) note(field, values[field] ?? null);
}
