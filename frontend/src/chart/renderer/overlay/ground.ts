import { coordinatesAt, MOST_LATITUDE, projected, WORLD } from "../../layouts/mercator";
import type { Board } from "../Board";
import type { Projection } from "../finding";
import type { Theme } from "../theme";

/** Degrees between lines that a person can count on. */
const STEPS = [30, 15, 10, 5, 2, 1, 0.5, 0.2, 0.1] as const;
const LEAST_PIXELS = 88;
/** Nearer to each other, lines are not named. */
const NAMED_PIXELS = 48;

/** Wipes what lies beneath the picture, and draws the lines of a map on it: where on earth one is, and in which scale. */
export function paintGround(board: Board, theme: Theme, isMap: boolean): void {
  const held = board.sigma.getCanvases().ground;
  if (!isMap && held === undefined) return;
  const canvas = held ?? board.sigma.createCanvas("ground", { beforeLayer: "edges" });
  const { width, height, style } = board.canvas("labels");
  canvas.width = width;
  canvas.height = height;
  Object.assign(canvas.style, { width: style.width, height: style.height });
  const brush = canvas.getContext("2d");
  if (!isMap || brush === null) return;
  const dense = width / Math.max(board.view.size().width, 1);
  brush.setTransform(dense, 0, 0, dense, 0, 0);
  brush.strokeStyle = theme.soft;
  brush.fillStyle = theme.soft;
  brush.font = `400 10px ${theme.font}`;
  paintLines(brush, board);
}

function paintLines(brush: CanvasRenderingContext2D, board: Board): void {
  const view = board.view.projection();
  const { width, height } = board.view.size();
  const [first, last] = [board.view.toChart({ x: 0, y: 0 }), board.view.toChart({ x: width, y: height })];
  const step = stepFor(view.zoom);
  const isNamed = step * pixelsPerDegree(view.zoom) >= NAMED_PIXELS;
  const [north, south] = [coordinatesAt(first).latitude, coordinatesAt(last).latitude];
  const [west, east] = [coordinatesAt(first).longitude, coordinatesAt(last).longitude];
  const [top, bottom] = [-WORLD / 2, WORLD / 2].map((y) => view.toPixel({ x: 0, y }).y);
  const [left, right] = [-WORLD / 2, WORLD / 2].map((x) => view.toPixel({ x, y: 0 }).x);
  for (const longitude of degrees(west, east, 180, step)) {
    const { x } = view.toPixel(projected({ latitude: 0, longitude }));
    line(brush, [x, top ?? 0, x, bottom ?? 0], longitude === 0);
    if (isNamed) write(brush, told(longitude, "E", "W"), x + 4, Math.max(top ?? 0, 0) + 12);
  }
  for (const latitude of degrees(south, north, MOST_LATITUDE, step)) {
    const { y } = view.toPixel(projected({ latitude, longitude: 0 }));
    line(brush, [left ?? 0, y, right ?? 0, y], latitude === 0);
    if (isNamed) write(brush, told(latitude, "N", "S"), Math.max(left ?? 0, 0) + 4, y - 4);
  }
}

export function stepFor(zoom: Projection["zoom"]): number {
  return STEPS.findLast((step) => step * pixelsPerDegree(zoom) >= LEAST_PIXELS) ?? STEPS[0];
}

function pixelsPerDegree(zoom: number): number {
  return (WORLD / 360) * zoom;
}

/** Multiples of a step between two degrees, none beyond the map. */
export function degrees(from: number, to: number, most: number, step: number): readonly number[] {
  const first = Math.ceil(Math.max(from, -most) / step);
  const last = Math.floor(Math.min(to, most) / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => (first + at) * step);
}

/** As a map has it: 15° E. */
export function told(degree: number, positive: string, negative: string): string {
  const number = `${Math.abs(Math.round(degree * 10) / 10)}°`;
  return degree === 0 ? number : `${number} ${degree > 0 ? positive : negative}`;
}

function line(
  brush: CanvasRenderingContext2D,
  [x, y, toX, toY]: readonly [number, number, number, number],
  isMain: boolean,
): void {
  brush.globalAlpha = isMain ? 0.55 : 0.22;
  brush.lineWidth = 1;
  brush.beginPath();
  brush.moveTo(x, y);
  brush.lineTo(toX, toY);
  brush.stroke();
}

function write(brush: CanvasRenderingContext2D, text: string, x: number, y: number): void {
  brush.globalAlpha = 0.8;
  brush.fillText(text, x, y);
}
