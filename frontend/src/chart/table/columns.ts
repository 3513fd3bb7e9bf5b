import type { TFunction } from "i18next";
import { attributesOf, type FieldType } from "../attributes";
import { captionOf } from "../captions";
import type { Fact, Facts } from "../facts";
import { edgeFact, nodeFact } from "../fields";
import type { ChartNode, ChartState, Target } from "../model";
import type { Picture } from "../picture";
import { fieldWord, kindWord } from "../wording";

/** A column of the table beside the chart, and of what is exported. Rows are ids. */
export interface Column {
  readonly id: string;
  readonly title: string;
  readonly type: FieldType;
  value(row: string): Fact | undefined;
}

export interface ColumnsInput {
  readonly state: ChartState;
  readonly facts: Facts;
  readonly picture: Pick<Picture, "visible" | "certainties">;
  readonly words: { readonly kinds: TFunction; readonly certainty: TFunction; readonly table: TFunction };
}

/** Columns that are shown until a person chooses others. */
export const USUAL: Readonly<Record<Target, readonly string[]>> = {
  nodes: [
    "caption",
    "label",
    "relationships",
    "platform",
    "followers",
    "community",
    "pagerank",
    "at",
    "recordedFirst",
  ],
  edges: ["type", "start", "end", "certainty", "weight", "at", "recordedFirst"],
};

/** All that there are: what the chart says of an element, then each field that is known of any. */
export function columnsOf(on: Target, input: ColumnsInput): readonly Column[] {
  return on === "nodes" ? nodeColumns(input) : edgeColumns(input);
}

function nodeColumns({ state, facts, words }: ColumnsInput): readonly Column[] {
  const degrees = degreesOf(state);
  const node = (id: string): ChartNode | undefined => state.nodes[id];
  return [
    column("caption", words.table("caption"), "text", (id) => nameOf(node(id), facts, state)),
    column("label", fieldWord("label", words.kinds), "text", (id) => kindOf(node(id)?.label, words.kinds)),
    column("relationships", words.table("relationships"), "number", (id) => degrees.get(id) ?? 0),
    column("key", fieldWord("key", words.kinds), "text", (id) => node(id)?.key),
    ...attributesOf(state, facts, "nodes", null)
      .filter(({ field }) => field !== "label")
      .map(({ field, type }) =>
        column(field, fieldWord(field, words.kinds), type, (id) => {
          const held = node(id);
          return held && nodeFact(held, facts, field);
        }),
      ),
  ];
}

function edgeColumns({ state, facts, picture, words }: ColumnsInput): readonly Column[] {
  const end = (id: string, which: "start" | "end"): string => {
    const held = state.edges[id];
    return held === undefined ? "" : nameOf(state.nodes[held[which]], facts, state);
  };
  const certainty = (id: string): string =>
    words.certainty(`names.${picture.certainties.get(id) ?? "asserted"}`);
  return [
    column("type", fieldWord("type", words.kinds), "text", (id) =>
      kindOf(state.edges[id]?.type, words.kinds),
    ),
    column("start", words.table("start"), "text", (id) => end(id, "start")),
    column("end", words.table("end"), "text", (id) => end(id, "end")),
    column("certainty", words.table("certainty"), "text", certainty),
    ...attributesOf(state, facts, "edges", null)
      .filter(({ field }) => field !== "type")
      .map(({ field, type }) =>
        column(field, fieldWord(field, words.kinds), type, (id) => {
          const held = state.edges[id];
          return held && edgeFact(held, facts, field);
        }),
      ),
  ];
}

function column(id: string, title: string, type: FieldType, value: Column["value"]): Column {
  return { id, title, type, value };
}

function kindOf(kind: string | undefined, t: TFunction): string {
  return kind === undefined ? "" : kindWord(kind, t);
}

const WHOLE = 500;

/** The caption, as long as it is and without the marks that keep its direction. */
export function nameOf(node: ChartNode | undefined, facts: Facts, state: ChartState): string {
  if (node === undefined) return "";
  const captions = { ...state.captions, fields: {}, characters: WHOLE };
  return captionOf(node, facts, captions).replace(/^\u2068|\u2069$/g, "");
}

function degreesOf({ edges }: ChartState): ReadonlyMap<string, number> {
  const degrees = new Map<string, number>();
  for (const { start, end } of Object.values(edges)) {
    degrees.set(start, (degrees.get(start) ?? 0) + 1);
    if (end !== start) degrees.set(end, (degrees.get(end) ?? 0) + 1);
  }
  return degrees;
}

export interface Sorting {
  readonly column: string;
  readonly direction: "ascending" | "descending";
}

/** What is not known comes last, whichever way. Equal ones keep their order. */
export function sortedRows(
  rows: readonly string[],
  by: Column,
  direction: Sorting["direction"],
): readonly string[] {
  const sign = direction === "ascending" ? 1 : -1;
  const keyed = rows.map((row): [string, Fact | undefined] => [row, by.value(row)]);
  keyed.sort(([, one], [, other]) => {
    if (isNothing(one) || isNothing(other)) return Number(isNothing(one)) - Number(isNothing(other));
    return sign * compared(one, other);
  });
  return keyed.map(([row]) => row);
}

function isNothing(fact: Fact | undefined): boolean {
  return fact === undefined || fact === null || fact === "";
}

const alphabet = new Intl.Collator("en", { numeric: true });

function compared(one: Fact | undefined, other: Fact | undefined): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return alphabet.compare(String(one), String(other));
}
