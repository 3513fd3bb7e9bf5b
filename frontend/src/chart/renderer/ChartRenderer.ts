import type { EdgeId, GroupId, NodeId, Point } from "../model";
import type { Scene } from "../scene";
import type { ElementRef, Tool } from "../store";

export interface Modifiers {
  readonly add: boolean;
}

/** What happens on the picture. Points are pixels from the picture's upper left corner. Edges go by the id of the line that
is drawn (SceneEdge.id), which may stand for several. */
export interface ChartEvents {
  clicked(element: ElementRef | null, modifiers: Modifiers): void;
  doubleClicked(element: ElementRef): void;
  menuAsked(element: ElementRef | null, at: Point): void;
  hovered(element: ElementRef | null): void;
  /** A person has moved nodes or groups, and let go. */
  moved(positions: Readonly<Record<NodeId | GroupId, Point>>): void;
  /** A box or lasso was closed around these. */
  enclosed(nodes: readonly (NodeId | GroupId)[], modifiers: Modifiers): void;
  /** Its view changed: what lies over it has to move along. */
  viewChanged(): void;
  /** The GPU took the picture away, and it could not be drawn again. */
  lost(): void;
}

export interface PictureOptions {
  readonly title: string;
  readonly background: string;
  /** Pixels for each pixel of the screen. */
  readonly scale: number;
  /** The whole chart, or what is in view. */
  readonly whole: boolean;
  /** Room left free below the picture, in pixels of the screen: for a legend. */
  readonly below?: number;
}

/** The only thing that the rest of the page knows of how a chart is drawn. On a chart one unit is one pixel at zoom 1, and
y grows downwards, as on a screen. */
export interface ChartRenderer {
  /** Throws TooLarge. */
  show(scene: Scene): void;
  setTool(tool: Tool): void;
  /** Moves the view so that these, or all, are in it. */
  fit(ids?: Iterable<NodeId | GroupId | EdgeId>): void;
  centreOn(id: NodeId | GroupId): void;
  zoomBy(factor: number): void;
  /** Moves the view by so many pixels. */
  panBy(pixels: Point): void;
  /** Pixels for each unit of the chart. */
  zoom(): number;
  /** Where a node is drawn, in pixels; none where it is not. */
  pixelOf(id: NodeId | GroupId): Point | null;
  /** Where a pixel is on the chart. */
  pointAt(pixel: Point): Point;
  highlight(element: ElementRef | null): void;
  picture(options: PictureOptions): Promise<HTMLCanvasElement>;
  setMotion(reduced: boolean): void;
  destroy(): void;
}

/** Throws NoWebGL. */
export type MakeRenderer = (container: HTMLElement, events: ChartEvents) => ChartRenderer;

/** The browser, or its machine, draws no WebGL 2: the table and the list of the chart work all the same. */
export class NoWebGL extends Error {}

export class TooLarge extends Error {
  constructor(
    readonly nodes: number,
    readonly edges: number,
  ) {
    super(`A picture of ${nodes} nodes and ${edges} lines is too large to be drawn.`);
  }
}
