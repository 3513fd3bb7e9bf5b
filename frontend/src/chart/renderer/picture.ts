import type { Scene } from "../scene";
import { Board } from "./Board";
import { boundsOf } from "./bounds";
import type { PictureOptions } from "./ChartRenderer";
import { Overlay } from "./overlay/Overlay";
import type { Theme } from "./theme";
import { middle } from "./View";

const MARGIN = 64;
const TITLE = 44;
const LEAST = { width: 480, height: 320 };
/** What every GPU draws at once. */
const MOST_PIXELS = 8_192;

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly centre: { readonly x: number; readonly y: number };
  readonly zoom: number;
}

/** Draws a chart anew, out of sight and as dense as asked, and gives it with its title on one canvas. */
export async function takePicture(
  shown: Board,
  scene: Scene,
  theme: Theme,
  options: PictureOptions,
): Promise<HTMLCanvasElement> {
  await document.fonts.ready;
  const frame = options.whole ? wholeOf(scene) : viewOf(shown);
  const scale = Math.min(options.scale, MOST_PIXELS / Math.max(frame.width, frame.height));
  const container = hiddenBox(frame, scale);
  const overlay = new Overlay(theme);
  overlay.isMap = scene.isMap ?? false;
  const board: Board = new Board(container, () => overlay.paint(board), scale / devicePixelRatio);
  try {
    board.colour({ ...theme, ground: options.background });
    board.view.jumpTo(frame.centre, frame.zoom);
    board.show(scene);
    board.pace.stop();
    board.draw();
    return composed(board, frame, scale, theme, options);
  } finally {
    board.kill();
    container.remove();
  }
}

function wholeOf(scene: Scene): Frame {
  const bounds = boundsOf(scene.nodes) ?? { least: { x: 0, y: 0 }, most: { x: 0, y: 0 } };
  const [width, height] = [bounds.most.x - bounds.least.x, bounds.most.y - bounds.least.y];
  const zoom = Math.min(1, 3_200 / Math.max(width, height, 1));
  return {
    width: Math.max(Math.ceil(width * zoom) + 2 * MARGIN, LEAST.width),
    height: Math.max(Math.ceil(height * zoom) + 2 * MARGIN, LEAST.height),
    centre: middle(bounds),
    zoom,
  };
}

function viewOf({ view }: Board): Frame {
  return { ...view.size(), centre: view.centre(), zoom: view.zoom() };
}

function hiddenBox({ width, height }: Frame, scale: number): HTMLElement {
  const box = document.createElement("div");
  box.setAttribute("aria-hidden", "true");
  Object.assign(box.style, {
    position: "fixed",
    left: "-100000px",
    top: "0",
    width: `${Math.round((width * scale) / devicePixelRatio)}px`,
    height: `${Math.round((height * scale) / devicePixelRatio)}px`,
  });
  document.body.append(box);
  return box;
}

function composed(
  board: Board,
  frame: Frame,
  scale: number,
  theme: Theme,
  { title, background, below = 0 }: PictureOptions,
): HTMLCanvasElement {
  const above = title === "" ? 0 : TITLE;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(frame.width * scale);
  canvas.height = Math.round((frame.height + above + below) * scale);
  const brush = canvas.getContext("2d");
  if (brush === null) throw new Error("The browser draws no canvas.");
  brush.fillStyle = background;
  brush.fillRect(0, 0, canvas.width, canvas.height);
  const ground = board.sigma.getCanvases().ground;
  const whole = [0, above * scale, canvas.width, Math.round(frame.height * scale)] as const;
  if (ground !== undefined) brush.drawImage(ground, ...whole);
  for (const layer of ["edges", "edgeLabels", "nodes", "labels"] as const) {
    brush.drawImage(board.canvas(layer), ...whole);
  }
  brush.scale(scale, scale);
  brush.fillStyle = theme.text;
  brush.font = `600 18px ${theme.font}`;
  brush.textBaseline = "middle";
  brush.fillText(title, 20, TITLE / 2 + 4, frame.width - 40);
  return canvas;
}
