import type { NodeLabel, RelationshipType } from "@/api/schema";

/** The API's global id: it names case, label and key, never a number that the database may give to another node. */
export type NodeId = string;
/** `TYPE|start|end`, and `|part` where two relationships of one type join the same two nodes. */
export type EdgeId = string;
export type GroupId = string;
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a chart keeps of a node. What is known of it (its facts) is read when the chart opens. */
export interface ChartNode extends Point {
  readonly id: NodeId;
  readonly label: NodeLabel;
  readonly key: string;
  readonly pinned: boolean;
  readonly hidden: boolean;
}

export interface ChartEdge {
  readonly id: EdgeId;
  readonly type: RelationshipType;
  readonly start: NodeId;
  readonly end: NodeId;
  readonly hidden: boolean;
}

/** `by` names the field that its members share; none where a person made the group by hand. */
export interface Group extends Point {
  readonly id: GroupId;
  readonly name: string;
  readonly by: string | null;
  readonly members: readonly NodeId[];
  readonly collapsed: boolean;
}

export type Target = "nodes" | "edges";
export type Channel = "colour" | "size" | "icon" | "width";

/** Style by attribute. `unique` gives each value its own, `range` scales numbers between least and most. */
export interface StyleRule {
  readonly id: string;
  readonly on: Target;
  /** A label or type that it is for; none: all. */
  readonly kind: NodeLabel | RelationshipType | null;
  readonly channel: Channel;
  readonly field: string;
  readonly mode: "unique" | "range";
  /** For `unique`: what a person chose for a value, else the palette decides. */
  readonly chosen: Readonly<Record<string, string>>;
}

/** What is kept: values, or ranges of numbers (moments as epoch milliseconds). Elements without the field: `without`. */
export interface Filter {
  readonly id: string;
  readonly on: Target;
  readonly kind: NodeLabel | RelationshipType | null;
  readonly field: string;
  readonly values: readonly string[] | null;
  readonly ranges: readonly (readonly [number, number])[] | null;
  readonly without: boolean;
  readonly excluded: "faded" | "removed";
}

export type TopologicalFilter =
  | { readonly kind: "k-core"; readonly k: number }
  | { readonly kind: "ego"; readonly centre: NodeId; readonly steps: number }
  | { readonly kind: "largest component" }
  | { readonly kind: "degree"; readonly least: number };

export interface Captions {
  /** The field by label; none: the one that fits the label best. */
  readonly fields: Readonly<Partial<Record<NodeLabel, string>>>;
  readonly characters: number;
  readonly edges: boolean;
}

/** `windows` are [since, until) in ISO 8601, UTC; none: all time. `knownOn` none: as known now. */
export interface TimeView {
  readonly windows: readonly (readonly [string, string])[];
  readonly excluded: "faded" | "removed";
  readonly zone: string;
  readonly knownOn: string | null;
}

/** Everything that undo covers. Plain values that are replaced, never changed. */
export interface ChartState {
  readonly nodes: Readonly<Record<NodeId, ChartNode>>;
  readonly edges: Readonly<Record<EdgeId, ChartEdge>>;
  readonly groups: Readonly<Record<GroupId, Group>>;
  readonly style: readonly StyleRule[];
  readonly filters: readonly Filter[];
  readonly topology: TopologicalFilter | null;
  readonly captions: Captions;
  readonly time: TimeView;
  readonly folded: boolean;
  readonly locked: boolean;
  readonly layout: string;
}

export const EMPTY: ChartState = {
  nodes: {},
  edges: {},
  groups: {},
  style: [],
  filters: [],
  topology: null,
  captions: { fields: {}, characters: 24, edges: false },
  time: { windows: [], excluded: "faded", zone: "UTC", knownOn: null },
  folded: true,
  locked: true,
  layout: "force",
};

export function edgeId(type: RelationshipType, start: NodeId, end: NodeId, part?: string): EdgeId {
  return part === undefined ? `${type}|${start}|${end}` : `${type}|${start}|${end}|${part}`;
}
