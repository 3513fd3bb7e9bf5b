import type { Point } from "../../model";
import type { SceneEdge } from "../../scene";
import type { Board } from "../Board";
import { onLine, type Projection } from "../finding";
import type { Theme } from "../theme";
import { drawCaptions, drawLineCaptions, type LineCaption } from "./captions";
import { drawBadges, drawIcons, drawMarks } from "./glyphs";
import { paintGround } from "./ground";
import type { Seen, Sheet } from "./sheet";

const MARGIN = 80;
const MOST_LINE_CAPTIONS = 400;
const MOST_LINES_OVER = 2_000;

/** What the GPU does not draw: icons, badges, marks, captions, a large picture's focus, boxes and lassos. */
export class Overlay {
  outline: readonly Point[] | null = null;
  isMap = false;

  constructor(public theme: Theme) {}

  paint(board: Board): void {
    paintGround(board, this.theme, this.isMap);
    const over = this.sheet(board, "hovers");
    const labels = this.sheet(board, "labels");
    const lines = this.sheet(board, "edgeLabels");
    const view = board.view.projection();
    if (!board.styled && board.pace.moving) return;
    if (board.focus !== null && !board.styled) this.paintFocus(over, board, view);
    const seen = seenOn(board, view);
    drawIcons(labels, seen);
    drawMarks(labels, seen);
    drawBadges(labels, seen);
    drawCaptions(labels, seen);
    drawLineCaptions(lines, lineCaptions(board, view));
  }

  /** On the layer that lies over all others. */
  paintOutline(board: Board): void {
    const { brush, theme } = this.sheet(board, "mouse");
    const [first, ...others] = this.outline ?? [];
    if (first === undefined) return;
    brush.beginPath();
    brush.moveTo(first.x, first.y);
    for (const { x, y } of others) brush.lineTo(x, y);
    brush.closePath();
    brush.fillStyle = theme.accent;
    brush.globalAlpha = 0.12;
    brush.fill();
    brush.globalAlpha = 1;
    brush.strokeStyle = theme.accent;
    brush.lineWidth = 1.5;
    brush.setLineDash([5, 3]);
    brush.stroke();
    brush.setLineDash([]);
  }

  /** A layer, wiped. A pixel of it is a pixel of the screen, however dense it is. */
  private sheet(board: Board, layer: "hovers" | "labels" | "edgeLabels" | "mouse"): Sheet {
    const canvas = board.canvas(layer);
    const brush = canvas.getContext("2d");
    if (brush === null) throw new Error("The browser draws no canvas.");
    const dense = canvas.width / Math.max(board.view.size().width, 1);
    brush.setTransform(dense, 0, 0, dense, 0, 0);
    brush.clearRect(0, 0, canvas.width, canvas.height);
    return { brush, theme: this.theme };
  }

  private paintFocus({ brush, theme }: Sheet, board: Board, view: Projection): void {
    brush.strokeStyle = theme.accent;
    brush.lineWidth = 1.5;
    let drawn = 0;
    for (const id of board.focus?.edges ?? []) {
      const edge = board.drawn.edges.get(id);
      if (edge === undefined || ++drawn > MOST_LINES_OVER) continue;
      strokeLine(brush, board, edge, view);
    }
    for (const id of board.focus?.nodes ?? []) {
      const node = board.drawn.nodes.get(id);
      if (node === undefined) continue;
      const at = view.toPixel(node);
      brush.beginPath();
      brush.arc(at.x, at.y, node.size * view.size + 2.5, 0, 2 * Math.PI);
      brush.stroke();
    }
  }
}

function strokeLine(brush: CanvasRenderingContext2D, board: Board, edge: SceneEdge, view: Projection): void {
  const ends = endsOf(board, edge, view);
  if (ends === null) return;
  const control = onLine(ends.start, ends.end, edge.curve * 2, 0.5);
  brush.beginPath();
  brush.moveTo(ends.start.x, ends.start.y);
  brush.quadraticCurveTo(control.x, control.y, ends.end.x, ends.end.y);
  brush.stroke();
}

function endsOf(board: Board, edge: SceneEdge, view: Projection): { start: Point; end: Point } | null {
  const [start, end] = [board.drawn.nodes.get(edge.start), board.drawn.nodes.get(edge.end)];
  return start === undefined || end === undefined
    ? null
    : { start: view.toPixel(start), end: view.toPixel(end) };
}

function seenOn(board: Board, view: Projection): readonly Seen[] {
  const { width, height } = board.view.size();
  const seen: Seen[] = [];
  for (const node of board.drawn.nodes.values()) {
    const at = view.toPixel(node);
    if (at.x < -MARGIN || at.y < -MARGIN || at.x > width + MARGIN || at.y > height + MARGIN) continue;
    const focused = board.focus?.nodes.has(node.id) ?? false;
    const dimmed = board.focus !== null && board.styled && !focused;
    seen.push({ node, at, radius: node.size * view.size, focused, dimmed });
  }
  return seen;
}

function lineCaptions(board: Board, view: Projection): readonly LineCaption[] {
  const { width, height } = board.view.size();
  const captions: LineCaption[] = [];
  for (const edge of board.drawn.edges.values()) {
    if (edge.caption === "" || captions.length >= MOST_LINE_CAPTIONS) continue;
    const ends = endsOf(board, edge, view);
    if (ends === null || Math.hypot(ends.end.x - ends.start.x, ends.end.y - ends.start.y) < 64) continue;
    const at = onLine(ends.start, ends.end, edge.curve, 0.5);
    if (at.x < 0 || at.y < 0 || at.x > width || at.y > height) continue;
    const dimmed = board.focus !== null && board.styled && !board.focus.edges.has(edge.id);
    captions.push({
      text: edge.caption,
      at,
      angle: Math.atan2(ends.end.y - ends.start.y, ends.end.x - ends.start.x),
      faded: edge.faded || dimmed,
    });
  }
  return captions;
}
