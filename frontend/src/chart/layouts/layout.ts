import type { LucideIcon } from "lucide-react";
import type { Coordinates } from "../located";
import type { GroupId, NodeId, Point } from "../model";
import type { SceneNode } from "../scene";

export interface LayoutNode extends Point {
  readonly id: NodeId | GroupId;
  readonly label: SceneNode["label"];
  readonly caption: string;
  readonly size: number;
  /** Where it is in the world; only for a map, and where it is known. */
  readonly place?: Coordinates;
  /** Pinned: it stays, and the others are arranged around it. */
  readonly fixed: boolean;
}

/** Between nodes by their numbers in the list. */
export interface LayoutEdge {
  readonly start: number;
  readonly end: number;
}

/** What is arranged: of a chart, what is drawn. */
export interface LayoutGraph {
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly LayoutEdge[];
}

/** New places; without those of fixed nodes. */
export type Positions = Readonly<Record<NodeId | GroupId, Point>>;

export type LayoutValue = string | number;

/** One thing that a person can choose: one of several values (words/en/layouts.json has a word for each), or a node. */
export type LayoutOption =
  | {
      readonly name: string;
      readonly kind: "choice";
      readonly choices: readonly string[];
      readonly default: string;
    }
  | { readonly name: string; readonly kind: "node"; readonly default: "" };

export type LayoutOptions = Readonly<Record<string, LayoutValue>>;

export type Progress = (share: number) => void;

/** A way to arrange nodes: one file `*.layout.ts` here. The same graph and options give the same places. */
export interface Layout {
  /** Its word is `<name>.label` in words/en/layouts.json; its action is `layout-<name>`. */
  readonly name: string;
  readonly icon: LucideIcon;
  readonly options: readonly LayoutOption[];
  /** More nodes than this take too long; none: any chart that is drawn. */
  readonly most?: number;
  /** Its places mean something: they are kept as they are, and a map is drawn beneath. */
  readonly isMap?: boolean;
  /** It arranges the others around fixed nodes; one that doesn't leaves them out. */
  readonly aroundFixed?: boolean;
  run(
    graph: LayoutGraph,
    options: LayoutOptions,
    signal: AbortSignal,
    onProgress: Progress,
  ): Promise<Positions>;
}

export function defaultsOf({ options }: Layout): LayoutOptions {
  return Object.fromEntries(options.map((option) => [option.name, option.default]));
}
