import type { NodeLabel } from "@/api/schema";
import type { EdgeId, GroupId, NodeId, Point } from "./model";

export type Shape = "circle" | "square" | "diamond" | "triangle" | "hexagon" | "pentagon" | "star" | "ring";
/** Line style says how a tie is known: asserted, inferred, of low confidence, simultaneous. */
export type Certainty = "asserted" | "inferred" | "low confidence" | "simultaneous";
export type Mark = "pinned" | "stub" | "gone" | "marking" | "note" | "low confidence" | "new";

/** A node or a group as it is drawn. Colours are CSS colours; sizes are in pixels at zoom 1. */
export interface SceneNode extends Point {
  readonly id: NodeId | GroupId;
  readonly label: NodeLabel | "GROUP";
  readonly caption: string;
  readonly colour: string;
  readonly size: number;
  readonly shape: Shape;
  /** A name of an icon in chart/icons.ts. */
  readonly icon: string | null;
  /** Relationships that are not drawn: "5", "99+"; none where all are drawn. */
  readonly badge: string | null;
  readonly marks: readonly Mark[];
  readonly selected: boolean;
  readonly faded: boolean;
  readonly pinned: boolean;
  /** How many nodes it stands for; 1 for a node. */
  readonly members: number;
}

/** One line: an edge, or several folded into one. */
export interface SceneEdge {
  readonly id: string;
  readonly edges: readonly EdgeId[];
  readonly start: NodeId | GroupId;
  readonly end: NodeId | GroupId;
  readonly caption: string;
  readonly colour: string;
  readonly width: number;
  readonly certainty: Certainty;
  readonly directed: boolean;
  /** 0 is straight; others are side by side. */
  readonly curve: number;
  readonly selected: boolean;
  readonly faded: boolean;
}

export interface Scene {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
  /** A map is drawn beneath. */
  readonly isMap?: boolean;
  /** What the chart holds and the picture does not show, and why. */
  readonly hidden: { readonly byHand: number; readonly byFilter: number; readonly byTime: number };
}
