import type { EdgeFacts, Fact, Facts } from "./facts";
import { asNumber, asValues, edgeFact, nodeFact } from "./fields";
import { EDGE_KINDS, NODE_KINDS } from "./kinds";
import type { Channel, ChartEdge, ChartNode, ChartState, NodeId, StyleRule } from "./model";
import { numberIcon } from "./numbers";
import { VALUE_ICONS } from "./ruling";
import { colourAt, DISTINCT, OTHER, PALETTE, placeOn, type Scale, SHAPES, scaleOf } from "./scales";
import type { Shape } from "./scene";

export interface NodeLook {
  readonly colour: string;
  readonly size: number;
  readonly shape: Shape;
  readonly icon: string;
}

/** `number` is that of the value in the legend; none where no rule tells values apart. */
export interface EdgeLook {
  readonly colour: string;
  readonly width: number;
  readonly number: number | null;
}

/** What a value of a unique rule looks like. Its number is on the picture too: colour is never alone. */
export interface ValueLook {
  readonly value: string;
  readonly number: number;
  readonly colour: string;
  readonly shape: Shape | null;
  readonly icon: string;
  readonly count: number;
}

/** A rule as the legend explains it. */
export interface RuleKey {
  readonly rule: StyleRule;
  readonly values: readonly ValueLook[];
  /** Elements whose values come after the last that is told apart, and those without the field. */
  readonly others: number;
  readonly without: number;
  readonly scale: Scale | null;
}

export interface Styling {
  node(node: ChartNode): NodeLook;
  edge(edge: ChartEdge): EdgeLook;
  readonly keys: readonly RuleKey[];
}

export const SIZE = { least: 4, most: 16 } as const;
export const WIDTH = { least: 1, most: 7 } as const;
export interface StylingInput extends Pick<ChartState, "nodes" | "edges" | "style"> {
  readonly facts: Facts;
  /** Relations on the chart. */
  readonly degrees: ReadonlyMap<NodeId, number>;
}

/** How everything looks under the chart's rules; the later rule wins. */
export function stylingOf(input: StylingInput): Styling {
  const rules = input.style.map((rule) => compiled(rule, input));
  const ofNodes = rules.filter(({ key }) => key.rule.on === "nodes");
  const ofEdges = rules.filter(({ key }) => key.rule.on === "edges");
  const { facts, degrees } = input;
  let most = 1;
  for (const degree of degrees.values()) most = Math.max(most, degree);
  return {
    node(node) {
      const look = plainNode(node, (degrees.get(node.id) ?? 0) / most);
      return styled(look, ofNodes, node.label, (field) => nodeFact(node, facts, field));
    },
    edge(edge) {
      const known = facts.edges.get(edge.id);
      return styled(plainEdge(edge, known), ofEdges, edge.type, (field) => edgeFact(edge, facts, field));
    },
    keys: rules.map(({ key }) => key),
  };
}

type Value = Fact | undefined;
type Look = NodeLook & EdgeLook;

/** A rule, what the legend says of it, and what it does to one value. */
interface Compiled {
  readonly key: RuleKey;
  look(value: Value): Partial<Look>;
}

function styled<Plain extends NodeLook | EdgeLook>(
  plain: Plain,
  rules: readonly Compiled[],
  kind: string,
  factOf: (field: string) => Value,
): Plain {
  if (rules.length === 0) return plain;
  let look = plain;
  for (const { key, look: of } of rules) {
    if (key.rule.kind !== null && key.rule.kind !== kind) continue;
    look = { ...look, ...of(factOf(key.rule.field)) };
  }
  return look;
}

function plainNode(node: ChartNode, share: number): NodeLook {
  const { colour, shape, icon } = NODE_KINDS[node.label];
  const least = node.label === "ACCOUNT" ? 9 : 7.5;
  return { colour, shape, icon, size: least + (PLAIN_MOST - least) * Math.sqrt(share) };
}

const PLAIN_MOST = 16;

function plainEdge(edge: ChartEdge, known: EdgeFacts | undefined): EdgeLook {
  return { colour: EDGE_KINDS[edge.type].colour, width: widthFor(weightOf(known)), number: null };
}

/** How many times a line stands for: of ties and simultaneous sharing their weight. */
export function weightOf(known: EdgeFacts | undefined): number {
  const weight = known?.values.weight;
  return typeof weight === "number" && weight > 0 ? weight : 1;
}

export function widthFor(weight: number): number {
  return Math.min(WIDTH.most, WIDTH.least + 0.7 * Math.log2(weight));
}

export function sizeOfGroup(members: number): number {
  return Math.min(30, 10 + 2 * Math.sqrt(members));
}

function compiled(rule: StyleRule, input: StylingInput): Compiled {
  const values = valuesFor(rule, input);
  return rule.mode === "range" ? ranged(rule, values) : told(rule, values);
}

function valuesFor(rule: StyleRule, { nodes, edges, facts }: StylingInput): readonly Value[] {
  if (rule.on === "nodes") {
    return Object.values(nodes)
      .filter((node) => rule.kind === null || rule.kind === node.label)
      .map((node) => nodeFact(node, facts, rule.field));
  }
  return Object.values(edges)
    .filter((edge) => rule.kind === null || rule.kind === edge.type)
    .map((edge) => edgeFact(edge, facts, rule.field));
}

function ranged(rule: StyleRule, values: readonly Value[]): Compiled {
  const numbers = values.map(asNumber).filter((number) => number !== null);
  const scale = scaleOf(numbers);
  const without = values.length - numbers.length;
  return {
    key: { rule, values: [], others: 0, without, scale },
    look(value) {
      const number = asNumber(value);
      return number === null || scale === null
        ? MISSING[rule.channel]
        : onScale(rule.channel, placeOn(scale, number));
    },
  };
}

/** Elements without the field are small, thin or grey, not left as if no rule was there. */
const MISSING: Readonly<Record<Channel, Partial<Look>>> = {
  colour: { colour: OTHER },
  size: { size: SIZE.least },
  width: { width: WIDTH.least },
  icon: {},
};

function onScale(channel: Channel, place: number): Partial<Look> {
  switch (channel) {
    case "colour":
      return { colour: colourAt(place) };
    case "size":
      return { size: Math.sqrt(SIZE.least ** 2 + place * (SIZE.most ** 2 - SIZE.least ** 2)) };
    case "width":
      return { width: WIDTH.least + place * (WIDTH.most - WIDTH.least) };
    case "icon":
      return {};
  }
}

/** Only colours and icons tell values apart; a size or width for each value would say nothing. */
function told(rule: StyleRule, values: readonly Value[]): Compiled {
  const counts = new Map<string, number>();
  let without = 0;
  for (const value of values) {
    const [name] = asValues(value);
    if (name === undefined) without += 1;
    else counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const named = inOrder(rule, counts);
  const distinct = named.slice(0, DISTINCT);
  const numberOf = numbering(distinct);
  const looks = new Map(
    distinct.map((value, at) => {
      const number = numberOf(value, at);
      return [value, { ...lookOf(rule, value, at, number), count: counts.get(value) ?? 0 }];
    }),
  );
  const others = named.slice(DISTINCT).reduce((sum, value) => sum + (counts.get(value) ?? 0), 0);
  return {
    key: { rule, values: [...looks.values()].filter(({ count }) => count > 0), others, without, scale: null },
    look(value) {
      const look = looks.get(asValues(value)[0] ?? "");
      return look === undefined ? MISSING[rule.channel] : ofValue(rule, look);
    },
  };
}

/** Values that were there when the rule was made keep their places, so that neither what comes nor what goes recolours
 * anything: those that are gone are among them. */
function inOrder(rule: StyleRule, counts: ReadonlyMap<string, number>): readonly string[] {
  const chosen = Object.keys(rule.chosen);
  const held = new Set(chosen);
  const rest = [...counts].filter(([value]) => !held.has(value)).sort(byCount);
  return [...chosen, ...rest.map(([value]) => value)];
}

function byCount(one: readonly [string, number], other: readonly [string, number]): number {
  return other[1] - one[1] || (one[0] < other[0] ? -1 : 1);
}

/** Values that are small whole numbers, as communities are, keep them; others are numbered by their place. */
function numbering(values: readonly string[]): (value: string, at: number) => number {
  return values.every((value) => /^\d{1,2}$/.test(value)) ? Number : (_, at) => at + 1;
}

function lookOf(rule: StyleRule, value: string, at: number, number: number): Omit<ValueLook, "count"> {
  const chosen = rule.chosen[value];
  const isIcon = rule.channel === "icon";
  return {
    value,
    number,
    colour: (isIcon ? undefined : chosen) ?? PALETTE[at % PALETTE.length] ?? OTHER,
    shape: at < PALETTE.length ? null : (SHAPES[Math.floor(at / PALETTE.length)] ?? null),
    icon: isIcon
      ? (chosen ?? VALUE_ICONS[at % VALUE_ICONS.length] ?? numberIcon(number))
      : numberIcon(number),
  };
}

function ofValue(rule: StyleRule, { colour, shape, icon, number }: ValueLook): Partial<Look> {
  if (rule.channel === "icon") return { icon };
  if (rule.channel !== "colour") return {};
  if (rule.on === "edges") return { colour, number };
  return shape === null ? { colour, icon } : { colour, icon, shape };
}
