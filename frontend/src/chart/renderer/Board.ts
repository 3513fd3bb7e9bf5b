import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { isStyled } from "../limits";
import type { Point } from "../model";
import type { Scene, SceneEdge, SceneNode } from "../scene";
import { type Changes, changesBetween, type Drawn, drawnOf, isRebuilt, NOTHING_DRAWN } from "./changes";
import { parts } from "./colour";
import type { EdgeData, NodeData } from "./looks";
import { Pace } from "./Pace";
import { type Brush, plainBrush } from "./programs/brush";
import { edgeProgram } from "./programs/edgeProgram";
import { NoProgram, nodeProgram } from "./programs/nodeProgram";
import type { Theme } from "./theme";
import { BOX, View } from "./View";

const BEND_PIECES = 18;
const OUT_OF_FOCUS = 0.22;

/** What is looked at: it is drawn in full, the rest is dimmed. */
export interface Focus {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

/** A picture in an element: a graph of what is drawn, sigma and our programs. Knows nothing of pointers. */
export class Board {
  readonly sigma: Sigma;
  readonly view: View;
  readonly pace: Pace;
  drawn: Drawn = NOTHING_DRAWN;
  styled = true;
  focus: Focus | null = null;
  private readonly graph = new MultiDirectedGraph();
  private readonly brush: Brush = plainBrush();
  private side = 1;
  /** False from when nodes were added until sigma has given them a place in its programs. */
  private isPlaced = true;

  /** `unit`: see View. `paint` draws over each frame what the GPU doesn't. */
  constructor(
    container: HTMLElement,
    private readonly paint: () => void,
    unit = 1,
  ) {
    let view: View | null = null;
    this.sigma = new Sigma(this.graph, container, {
      ...SETTINGS,
      ...programs(this.brush),
      zoomToSizeRatioFunction: (ratio) => view?.shrinking(ratio) ?? 1,
    });
    // Sigma would work after each change of the graph, and read the GPU back at each move of the pointer.
    this.graph.removeAllListeners();
    this.sigma.getMouseCaptor().removeAllListeners();
    this.sigma.getTouchCaptor().removeAllListeners();
    this.view = view = new View(this.sigma, unit);
    this.sigma.setCustomBBox(BOX);
    this.side = view.side();
    view.keepZoom(this.side);
    view.jumpTo({ x: 0, y: 0 }, 1);
    this.pace = new Pace(this.sigma, this.brush, () => this.styled);
    this.sigma.on("afterRender", this.paint);
    this.sigma.on("afterProcess", () => {
      this.isPlaced = true;
    });
    this.sigma.on("resize", () => this.resized());
  }

  colour(theme: Theme): void {
    this.brush.ground = parts(theme.ground);
    this.brush.accent = parts(theme.accent);
    this.brush.ink = parts(theme.text);
    this.sigma.scheduleRender();
  }

  show(scene: Scene): void {
    if (this.focus !== null) this.setFocus(null);
    const next = drawnOf(scene);
    const changes = changesBetween(this.drawn, next);
    this.drawn = next;
    this.styled = isStyled(scene);
    this.apply(changes);
  }

  /** Moves what is drawn, before the chart knows of it. */
  move(positions: ReadonlyMap<string, Point>): void {
    const nodes = new Map(this.drawn.nodes);
    const moved: SceneNode[] = [];
    for (const [id, { x, y }] of positions) {
      const node = nodes.get(id);
      if (node === undefined) continue;
      const there = { ...node, x, y };
      nodes.set(id, there);
      moved.push(there);
    }
    this.drawn = { nodes, edges: this.drawn.edges };
    this.apply({ ...NO_CHANGES, changedNodes: moved, movedNodes: moved });
  }

  /** Large pictures are not dimmed: what is looked at is drawn over them. */
  setFocus(focus: Focus | null): void {
    const before = this.focus;
    this.focus = focus;
    if (!this.styled) {
      this.paint();
      return;
    }
    this.brush.context = focus === null ? 1 : OUT_OF_FOCUS;
    this.apply({
      ...NO_CHANGES,
      changedNodes: picked(this.drawn.nodes, before?.nodes, focus?.nodes),
      changedEdges: picked(this.drawn.edges, before?.edges, focus?.edges),
    });
  }

  /** What is drawn of an element and its neighbours. */
  around(id: string): Focus {
    const nodes = new Set([id]);
    const edges = new Set<string>();
    const add = (edge: string, start: string, end: string): void => {
      edges.add(edge);
      nodes.add(start).add(end);
    };
    if (this.graph.hasNode(id)) {
      this.graph.forEachEdge(id, (edge, _look, start, end) => add(edge, start, end));
    } else if (this.graph.hasEdge(id)) {
      nodes.delete(id);
      add(id, this.graph.source(id), this.graph.target(id));
    }
    return { nodes, edges };
  }

  canvas(layer: "edges" | "edgeLabels" | "nodes" | "labels" | "hovers" | "mouse"): HTMLCanvasElement {
    const canvas = this.sigma.getCanvases()[layer];
    if (canvas === undefined) throw new Error(`Sigma has no layer ${layer}.`);
    return canvas;
  }

  /** Draws at once what was to be drawn in the next frame. */
  draw(): void {
    this.sigma.refresh({ partialGraph: {}, skipIndexation: true });
  }

  kill(): void {
    this.pace.stop();
    this.sigma.kill();
  }

  private resized(): void {
    const before = this.side;
    this.side = this.view.side();
    if (this.side !== before) this.view.keepZoom(before);
  }

  private apply(changes: Changes): void {
    this.change(changes);
    const nodes = [...changes.addedNodes, ...changes.changedNodes].map(({ id }) => id);
    const edges = this.touched(changes).filter((id) => this.graph.hasEdge(id));
    if (!isRebuilt(changes) && nodes.length === 0 && edges.length === 0) {
      this.sigma.scheduleRender();
      return;
    }
    if (isRebuilt(changes)) this.isPlaced = false;
    this.sigma.refresh({
      partialGraph: { nodes, edges },
      skipIndexation: this.isPlaced,
      schedule: true,
    });
  }

  private change(changes: Changes): void {
    const { graph } = this;
    for (const id of changes.removedEdges) if (graph.hasEdge(id)) graph.dropEdge(id);
    for (const id of changes.removedNodes) graph.dropNode(id);
    for (const node of changes.addedNodes) graph.addNode(node.id, this.nodeAttributes(node));
    for (const node of changes.changedNodes) {
      Object.assign(graph.getNodeAttributes(node.id), this.nodeAttributes(node));
    }
    for (const edge of changes.addedEdges) {
      if (!graph.hasNode(edge.start) || !graph.hasNode(edge.end)) continue;
      graph.addDirectedEdgeWithKey(edge.id, edge.start, edge.end, this.edgeAttributes(edge));
    }
    for (const edge of changes.changedEdges) {
      if (graph.hasEdge(edge.id)) Object.assign(graph.getEdgeAttributes(edge.id), this.edgeAttributes(edge));
    }
  }

  /** Edges to be written again: their own changes, and those of nodes that moved. */
  private touched(changes: Changes): string[] {
    const edges = new Set([...changes.addedEdges, ...changes.changedEdges].map(({ id }) => id));
    if (isRebuilt(changes)) return [...edges]; // all are placed anew
    for (const { id } of changes.movedNodes) this.graph.forEachEdge(id, (edge) => edges.add(edge));
    return [...edges];
  }

  private nodeAttributes(node: SceneNode): NodeData {
    const focused = this.focus?.nodes.has(node.id) ?? false;
    const data = { x: node.x, y: -node.y, size: node.size, type: "circle", of: node, focused };
    return data;
  }

  private edgeAttributes(edge: SceneEdge): EdgeData {
    const focused = this.focus?.edges.has(edge.id) ?? false;
    const type = edge.curve === 0 && edge.start !== edge.end ? "line" : "arrow";
    const data = { size: edge.width, type, of: edge, focused };
    return data;
  }
}

const NO_CHANGES: Changes = {
  addedNodes: [],
  changedNodes: [],
  movedNodes: [],
  removedNodes: [],
  addedEdges: [],
  changedEdges: [],
  removedEdges: [],
};

const SETTINGS = {
  allowInvalidContainer: true,
  renderLabels: false,
  enableCameraRotation: false,
  stagePadding: 0,
  defaultNodeType: "circle",
  defaultEdgeType: "line",
  zoomingRatio: 1.35,
  zoomDuration: 160,
};

/** Ours go by the names of sigma's own: else those are compiled, too. */
function programs(brush: Brush) {
  return {
    nodeProgramClasses: { circle: nodeProgram(brush) },
    nodeHoverProgramClasses: { circle: NoProgram },
    edgeProgramClasses: { line: edgeProgram(brush, 1), arrow: edgeProgram(brush, BEND_PIECES) },
  };
}

function picked<Item>(
  items: ReadonlyMap<string, Item>,
  ...sets: readonly (ReadonlySet<string> | undefined)[]
): readonly Item[] {
  const ids = new Set(sets.flatMap((set) => [...(set ?? [])]));
  return [...ids].flatMap((id) => items.get(id) ?? []);
}
