import { tooLarge } from "../limits";
import type { Point } from "../model";
import type { Scene, SceneNode } from "../scene";
import type { ElementRef, Tool } from "../store";
import { Board } from "./Board";
import { boundsOf, isEnclosed, isWithin } from "./bounds";
import {
  type ChartEvents,
  type ChartRenderer,
  type Modifiers,
  NoWebGL,
  type PictureOptions,
  TooLarge,
} from "./ChartRenderer";
import { NOTHING_DRAWN } from "./changes";
import { readableOn } from "./colour";
import { Finder } from "./finding";
import { Gestures, type Surface } from "./Gestures";
import { Overlay } from "./overlay/Overlay";
import { takePicture } from "./picture";
import { themeOf, watchTheme } from "./theme";

const MOST_LOSSES = 3;

export function makeSigmaRenderer(container: HTMLElement, events: ChartEvents): ChartRenderer {
  try {
    return new SigmaRenderer(container, events);
  } catch (error) {
    if (hasWebGL()) throw error;
    throw new NoWebGL("This browser draws no WebGL 2.", { cause: error });
  }
}

class SigmaRenderer implements ChartRenderer, Surface {
  private board: Board;
  private gestures: Gestures;
  private readonly overlay: Overlay;
  private scene: Scene = { nodes: [], edges: [], hidden: { byHand: 0, byFilter: 0, byTime: 0 } };
  private finder = new Finder(NOTHING_DRAWN);
  private held: { readonly from: Point; readonly nodes: readonly SceneNode[]; moved: boolean } | null = null;
  private highlighted: ElementRef | null = null;
  private tool: Tool = "pan";
  private losses = 0;
  private hasFitted = false;
  private readonly endings: (() => void)[] = [];

  constructor(
    private readonly container: HTMLElement,
    private readonly events: ChartEvents,
  ) {
    this.overlay = new Overlay(themeOf(container));
    [this.board, this.gestures] = this.open();
    this.endings.push(
      watchTheme(() => this.colour()),
      watchSize(container, () => this.resize()),
    );
  }

  show(scene: Scene): void {
    if (tooLarge(scene)) throw new TooLarge(scene.nodes.length, scene.edges.length);
    this.scene = scene;
    this.overlay.isMap = scene.isMap ?? false;
    this.board.show(scene);
    if (!this.hasFitted && scene.nodes.length > 0) {
      this.hasFitted = true;
      this.withoutMotion(() => this.fit());
      this.board.draw();
    }
    this.highlight(this.highlighted);
  }

  setTool(tool: Tool): void {
    this.tool = tool;
    this.gestures.tool = tool;
    this.container.dataset.tool = tool;
  }

  fit(ids?: Iterable<string>): void {
    const { nodes, edges } = this.board.drawn;
    const chosen = [...(ids ?? nodes.keys())].flatMap((id) => {
      const edge = edges.get(id);
      return edge === undefined ? [id] : [edge.start, edge.end];
    });
    this.board.view.fit(chosen.flatMap((id) => nodes.get(id) ?? []));
  }

  centreOn(id: string): void {
    const node = this.board.drawn.nodes.get(id);
    if (node !== undefined) this.board.view.moveTo(node);
  }

  zoomBy(factor: number): void {
    this.board.view.zoomBy(factor);
  }

  panBy(pixels: Point): void {
    this.board.view.panBy(pixels);
  }

  zoom(): number {
    return this.board.view.zoom();
  }

  pixelOf(id: string): Point | null {
    const node = this.board.drawn.nodes.get(id);
    return node === undefined ? null : this.board.view.toPixel(node);
  }

  pointAt(pixel: Point): Point {
    return this.board.view.toChart(pixel);
  }

  highlight(element: ElementRef | null): void {
    this.highlighted = element;
    const focus = element === null ? null : this.board.around(element.id);
    if (focus === null && this.board.focus === null) return;
    this.board.setFocus(focus === null || focus.nodes.size === 0 ? null : focus);
    this.container.dataset.over = element?.kind ?? "";
  }

  picture(options: PictureOptions): Promise<HTMLCanvasElement> {
    const scheme = readableOn(options.background) === "#000000" ? "light" : "dark";
    return takePicture(this.board, this.scene, themeOf(this.container, scheme), options);
  }

  setMotion(reduced: boolean): void {
    this.board.view.reduced = reduced;
  }

  destroy(): void {
    for (const end of this.endings) end();
    this.close();
  }

  elementAt(pixel: Point): ElementRef | null {
    const finder = this.upToDate();
    const view = this.board.view.projection();
    const node = finder.nodeAt(pixel, view);
    if (node !== null) return { kind: node.label === "GROUP" ? "group" : "node", id: node.id };
    const edge = finder.edgeAt(pixel, view);
    return edge === null ? null : { kind: "edge", id: edge.id };
  }

  grab(id: string, pixel: Point): void {
    const { nodes } = this.board.drawn;
    const node = nodes.get(id);
    if (node === undefined) return;
    const together = node.selected ? [...nodes.values()].filter(({ selected }) => selected) : [node];
    this.held = { from: this.pointAt(pixel), nodes: together, moved: false };
  }

  drag(pixel: Point): void {
    if (this.held === null) return;
    this.held.moved = true;
    this.board.move(this.placesAt(this.pointAt(pixel)));
  }

  release(): void {
    const { held } = this;
    this.held = null;
    if (held?.moved !== true) return;
    const places = held.nodes.flatMap(({ id }) => this.board.drawn.nodes.get(id) ?? []);
    this.events.moved(Object.fromEntries(places.map(({ id, x, y }) => [id, { x, y }])));
  }

  outline(corners: readonly Point[] | null): void {
    this.overlay.outline = corners;
    this.overlay.paintOutline(this.board);
  }

  enclose(corners: readonly Point[], modifiers: Modifiers): void {
    const bounds = boundsOf(corners);
    if (bounds === null) return;
    const { toPixel } = this.board.view.projection();
    const inside = [...this.board.drawn.nodes.values()].filter((node) => {
      const pixel = toPixel(node);
      return isWithin(pixel, bounds) && isEnclosed(pixel, corners);
    });
    this.events.enclosed(
      inside.map(({ id }) => id),
      modifiers,
    );
  }

  private placesAt(point: Point): ReadonlyMap<string, Point> {
    const { from, nodes } = this.held ?? { from: point, nodes: [] };
    const [x, y] = [point.x - from.x, point.y - from.y];
    return new Map(nodes.map((node) => [node.id, { x: node.x + x, y: node.y + y }]));
  }

  private upToDate(): Finder {
    if (this.finder.drawn !== this.board.drawn) this.finder = new Finder(this.board.drawn);
    return this.finder;
  }

  private open(): [Board, Gestures] {
    const board: Board = new Board(this.container, () => this.overlay.paint(board));
    board.colour(this.overlay.theme);
    board.sigma.getCamera().on("updated", () => this.events.viewChanged());
    for (const layer of ["nodes", "edges"] as const) {
      board.canvas(layer).addEventListener("webglcontextlost", this.lost);
    }
    return [board, new Gestures(board.sigma, this, this.events)];
  }

  private close(): void {
    for (const layer of ["nodes", "edges"] as const) {
      this.board.canvas(layer).removeEventListener("webglcontextlost", this.lost);
    }
    this.gestures.stop();
    this.board.kill();
  }

  /** The GPU is shared; it may take everything away at any time. The picture is made anew from what it shows. */
  private readonly lost = (event: Event): void => {
    event.preventDefault();
    const { view } = this.board;
    const [centre, zoom, reduced] = [view.centre(), view.zoom(), view.reduced];
    this.close();
    if (++this.losses > MOST_LOSSES || !hasWebGL()) {
      this.events.lost();
      return;
    }
    [this.board, this.gestures] = this.open();
    this.board.view.reduced = reduced;
    this.board.view.jumpTo(centre, zoom);
    this.setTool(this.tool);
    this.board.show(this.scene);
  };

  private colour(): void {
    this.overlay.theme = themeOf(this.container);
    this.board.colour(this.overlay.theme);
  }

  private resize(): void {
    this.board.sigma.scheduleRender();
    this.events.viewChanged();
  }

  private withoutMotion(move: () => void): void {
    const { view } = this.board;
    const { reduced } = view;
    view.reduced = true;
    move();
    view.reduced = reduced;
    this.board.pace.still();
  }
}

/** An observer calls at once, too: only another size is a change. */
function watchSize(container: HTMLElement, changed: () => void): () => void {
  const sizeOf = (): string => `${container.offsetWidth}x${container.offsetHeight}`;
  let size = sizeOf();
  const observer = new ResizeObserver(() => {
    if (sizeOf() === size) return;
    size = sizeOf();
    changed();
  });
  observer.observe(container);
  return () => observer.disconnect();
}

export function hasWebGL(): boolean {
  const gl = document.createElement("canvas").getContext("webgl2");
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  return gl !== null;
}
