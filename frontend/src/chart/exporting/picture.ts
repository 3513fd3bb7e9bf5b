import type { LegendPart } from "../legend/legend";
import { drawLegend, type Ink, planLegend } from "./drawLegend";

export interface Surroundings {
  /** Empty: no legend. */
  readonly legend: readonly LegendPart[];
  /** What has to be known of the picture: case, time, what is not shown. */
  readonly lines: readonly string[];
  readonly ground: string;
  readonly ink: Ink;
  readonly more: (count: number) => string;
}

const MARGIN = 20;
const LINE = 18;

/** A picture of a chart on a larger canvas, with the legend and what has to be known of it below. */
export function withSurroundings(
  picture: HTMLCanvasElement,
  scale: number,
  { legend, lines, ground, ink, more }: Surroundings,
): HTMLCanvasElement {
  const width = picture.width / scale;
  const plan = planLegend(legend, width);
  const below = plan.height + lines.length * LINE + 2 * MARGIN;
  const canvas = document.createElement("canvas");
  canvas.width = picture.width;
  canvas.height = picture.height + Math.ceil(below * scale);
  const brush = canvas.getContext("2d");
  if (brush === null) throw new Error("The browser draws no canvas.");
  brush.fillStyle = ground;
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(picture, 0, 0);
  brush.scale(scale, scale);
  const top = picture.height / scale;
  brush.strokeStyle = ink.soft;
  brush.globalAlpha = 0.4;
  brush.strokeRect(MARGIN, top, width - 2 * MARGIN, 0);
  brush.globalAlpha = 1;
  drawLegend(brush, plan, top + MARGIN / 2, ink, more);
  brush.textBaseline = "middle";
  brush.font = `11px ${ink.font}`;
  brush.fillStyle = ink.soft;
  lines.forEach((line, at) => {
    brush.fillText(line, MARGIN, top + plan.height + MARGIN + (at + 0.5) * LINE, width - 2 * MARGIN);
  });
  return canvas;
}

/** Throws where the browser has not the memory for it. */
export async function asPng(canvas: HTMLCanvasElement): Promise<Blob> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (blob === null) throw new TooLargeToExport();
  return blob;
}

export class TooLargeToExport extends Error {
  constructor() {
    super("The picture is too large for this browser.");
  }
}
