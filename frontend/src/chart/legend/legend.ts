import type { TFunction } from "i18next";
import type { NodeLabel, RelationshipType } from "@/api/schema";
import { CERTAINTIES } from "../certainty";
import type { Facts } from "../facts";
import { asValues, edgeFact, nodeFact } from "../fields";
import { EDGE_KINDS, NEUTRAL, NODE_KINDS } from "../kinds";
import type { ChartState, EdgeId, NodeId, StyleRule } from "../model";
import type { Picture } from "../picture";
import { colourAt, OTHER } from "../scales";
import type { Certainty, Shape } from "../scene";
import type { RuleKey, ValueLook } from "../styling";
import { fieldWord, kindWord, numberWord, valueWord } from "../wording";

/** How an entry looks on the picture. */
export type Sample =
  | { readonly kind: "node"; readonly colour: string; readonly shape: Shape; readonly icon: string }
  | {
      readonly kind: "line";
      readonly colour: string;
      readonly certainty: Certainty;
      readonly number: number | null;
    };

/** One line of the legend: what it stands for on the chart, hidden or not. */
export interface LegendEntry {
  readonly id: string;
  readonly name: string;
  readonly sample: Sample;
  readonly nodes: readonly NodeId[];
  readonly edges: readonly EdgeId[];
  readonly drawn: number;
  readonly isHidden: boolean;
}

/** From the least number to the most, as five colours, or the words for small and large. */
export interface LegendScale {
  readonly least: string;
  readonly most: string;
  readonly colours: readonly string[];
  readonly isLogarithmic: boolean;
}

export interface LegendPart {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly LegendEntry[];
  readonly scale: LegendScale | null;
  /** What the part's entries leave out, or have in common. */
  readonly notes: readonly string[];
}

export interface LegendInput {
  readonly state: ChartState;
  readonly facts: Facts;
  readonly picture: Picture;
  readonly words: LegendWords;
}

export interface LegendWords {
  readonly legend: TFunction;
  readonly kinds: TFunction;
  readonly certainty: TFunction;
}

/** What explains the picture: kinds of nodes, each rule of style, kinds of edges, and how sure lines are. */
export function legendOf(input: LegendInput): readonly LegendPart[] {
  const { styling } = input.picture;
  return [
    part("nodes", input.words.legend("nodes"), labels(input), [input.words.legend("size")]),
    ...styling.keys.map((key) => ruled(key, input)),
    part("edges", input.words.legend("edges"), types(input), [input.words.legend("width")]),
    part("certainty", input.words.legend("certainty"), certainties(input), [input.words.certainty("folded")]),
  ].filter(({ entries, scale }) => entries.length > 0 || scale !== null);
}

function part(
  id: string,
  title: string,
  entries: readonly LegendEntry[],
  notes: readonly string[] = [],
  scale: LegendScale | null = null,
): LegendPart {
  return { id, title, entries, scale, notes };
}

function labels(input: LegendInput): readonly LegendEntry[] {
  const found = grouped(Object.values(input.state.nodes), (node) => node.label);
  return [...found].sort(bySize).map(([label, nodes]) => {
    const { colour, shape, icon } = NODE_KINDS[label as NodeLabel];
    const sample: Sample = { kind: "node", colour, shape, icon };
    return nodeEntry(`label:${label}`, kindWord(label, input.words.kinds), sample, nodes, input);
  });
}

function types(input: LegendInput): readonly LegendEntry[] {
  const found = grouped(Object.values(input.state.edges), (edge) => edge.type);
  return [...found].sort(bySize).map(([type, edges]) => {
    const colour = EDGE_KINDS[type as RelationshipType].colour;
    const sample: Sample = { kind: "line", colour, certainty: certaintyOf(edges, input), number: null };
    return edgeEntry(`type:${type}`, kindWord(type, input.words.kinds), sample, edges, input);
  });
}

/** That of most of them. */
function certaintyOf(edges: readonly EdgeId[], { picture }: LegendInput): Certainty {
  const found = grouped(
    edges.map((id) => ({ id })),
    ({ id }) => picture.certainties.get(id) ?? "asserted",
  );
  const [most] = [...found].sort(bySize);
  return (most?.[0] ?? "asserted") as Certainty;
}

function certainties(input: LegendInput): readonly LegendEntry[] {
  const found = grouped(
    Object.values(input.state.edges),
    (edge) => input.picture.certainties.get(edge.id) ?? "asserted",
  );
  return CERTAINTIES.filter((certainty) => found.has(certainty)).map((certainty) => {
    const sample: Sample = { kind: "line", colour: NEUTRAL, certainty, number: null };
    const edges = found.get(certainty) ?? [];
    return edgeEntry(
      `certainty:${certainty}`,
      input.words.certainty(`names.${certainty}`),
      sample,
      edges,
      input,
    );
  });
}

function ruled(key: RuleKey, input: LegendInput): LegendPart {
  const { rule, scale } = key;
  const { legend } = input.words;
  const kind = rule.kind === null ? legend(`all.${rule.on}`) : kindWord(rule.kind, input.words.kinds);
  const field = fieldWord(rule.field, input.words.kinds);
  const title = legend(`rule.${rule.channel}`, { field, kind });
  const notes = [
    ...(scale?.logarithmic === true ? [legend("logarithmic")] : []),
    ...(key.others > 0 ? [legend("others", { count: key.others })] : []),
    ...(key.without > 0 ? [legend("without", { count: key.without })] : []),
  ];
  const shown: LegendScale | null =
    scale === null
      ? null
      : {
          least: numberWord(rule.field, scale.least),
          most: numberWord(rule.field, scale.most),
          colours: rule.channel === "colour" ? STOPS.map(colourAt) : [],
          isLogarithmic: scale.logarithmic,
        };
  return part(`rule:${rule.id}`, title, valuesOf(key, input), notes, shown);
}

const STOPS = [0, 0.25, 0.5, 0.75, 1];

function valuesOf({ rule, values }: RuleKey, input: LegendInput): readonly LegendEntry[] {
  if (values.length === 0) return [];
  const ids = idsByValue(rule, input);
  return values.map((look) => {
    const id = `rule:${rule.id}:${look.value}`;
    const name = valueWord(rule.field, look.value, input.words.kinds);
    const held = ids.get(look.value) ?? [];
    const sample = sampleOf(rule, look);
    return rule.on === "nodes"
      ? nodeEntry(id, name, sample, held, input)
      : edgeEntry(id, name, sample, held, input);
  });
}

function sampleOf(rule: StyleRule, { colour, shape, icon, number }: ValueLook): Sample {
  if (rule.on === "edges") return { kind: "line", colour, certainty: "asserted", number };
  const usual = NODE_KINDS[(rule.kind ?? "ACCOUNT") as NodeLabel];
  const shown = rule.channel === "icon" ? OTHER : colour;
  return { kind: "node", colour: shown, shape: shape ?? usual.shape, icon };
}

function idsByValue(rule: StyleRule, { state, facts }: LegendInput): ReadonlyMap<string, readonly string[]> {
  const first = (values: readonly string[]): string => values[0] ?? "";
  return rule.on === "nodes"
    ? grouped(
        Object.values(state.nodes).filter((node) => rule.kind === null || node.label === rule.kind),
        (node) => first(asValues(nodeFact(node, facts, rule.field))),
      )
    : grouped(
        Object.values(state.edges).filter((edge) => rule.kind === null || edge.type === rule.kind),
        (edge) => first(asValues(edgeFact(edge, facts, rule.field))),
      );
}

function grouped<Item extends { readonly id: string }>(
  items: readonly Item[],
  by: (item: Item) => string,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const item of items) {
    const name = by(item);
    const held = found.get(name);
    if (held === undefined) found.set(name, [item.id]);
    else held.push(item.id);
  }
  return found;
}

function bySize(
  one: readonly [string, readonly string[]],
  other: readonly [string, readonly string[]],
): number {
  return other[1].length - one[1].length || (one[0] < other[0] ? -1 : 1);
}

function nodeEntry(
  id: string,
  name: string,
  sample: Sample,
  nodes: readonly NodeId[],
  { state, picture }: LegendInput,
): LegendEntry {
  const drawn = nodes.filter((node) => picture.visible.nodes.has(node)).length;
  const isHidden = nodes.length > 0 && nodes.every((node) => state.nodes[node]?.hidden === true);
  return { id, name, sample, nodes, edges: [], drawn, isHidden };
}

function edgeEntry(
  id: string,
  name: string,
  sample: Sample,
  edges: readonly EdgeId[],
  { state, picture }: LegendInput,
): LegendEntry {
  const drawn = edges.filter((edge) => picture.visible.edges.has(edge)).length;
  const isHidden = edges.length > 0 && edges.every((edge) => state.edges[edge]?.hidden === true);
  return { id, name, sample, nodes: [], edges, drawn, isHidden };
}
