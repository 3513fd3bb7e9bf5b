import type { Rgb } from "../colour";

/** A rectangle with round corners, to be filled or stroked. */
export function pill(
  brush: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  radius = height / 2,
): void {
  brush.beginPath();
  brush.roundRect(x, y, width, height, radius);
}

const widths = new Map<string, number>();
const KEPT_WIDTHS = 20_000;

/** Measuring takes longer than drawing. */
export function widthOf(brush: CanvasRenderingContext2D, text: string): number {
  const key = `${brush.font}|${text}`;
  const held = widths.get(key);
  if (held !== undefined) return held;
  if (widths.size > KEPT_WIDTHS) widths.clear();
  const { width } = brush.measureText(text);
  widths.set(key, width);
  return width;
}

export function css([red, green, blue]: Rgb, alpha: number): string {
  return `rgb(${Math.round(red * 255)} ${Math.round(green * 255)} ${Math.round(blue * 255)} / ${alpha})`;
}
