import { OKABE } from "./kinds";
import type { Shape } from "./scene";

/** In the order of use. Yellow comes last: on a light ground it is hard to see. */
export const PALETTE: readonly string[] = [
  OKABE.blue,
  OKABE.orange,
  OKABE.green,
  OKABE.purple,
  OKABE.sky,
  OKABE.vermilion,
  OKABE.yellow,
];
/** For the values behind the palette's end, and for elements without the field. */
export const OTHER = OKABE.grey;

/** When the colours have all been used, they are used again with another shape. */
export const SHAPES: readonly Shape[] = [
  "circle",
  "square",
  "triangle",
  "diamond",
  "hexagon",
  "pentagon",
  "star",
];
/** More values than this are not told apart. */
export const DISTINCT = PALETTE.length * SHAPES.length;

/** From where to where numbers go, and whether by their logarithm: where a few are far greater than the others. */
export interface Scale {
  readonly least: number;
  readonly most: number;
  readonly logarithmic: boolean;
}

const SKEWED = 20;

export function scaleOf(numbers: readonly number[]): Scale | null {
  if (numbers.length === 0) return null;
  const sorted = Float64Array.from(numbers).sort();
  const least = sorted[0] ?? 0;
  const most = sorted[sorted.length - 1] ?? 0;
  const middle = sorted[sorted.length >> 1] ?? 0;
  return { least, most, logarithmic: least >= 0 && most > 0 && most > SKEWED * middle };
}

/** 0 for the least, 1 for the most. All are 0.5 where they are equal. */
export function placeOn({ least, most, logarithmic }: Scale, number: number): number {
  if (most <= least) return 0.5;
  const share = Math.min(1, Math.max(0, (number - least) / (most - least)));
  return logarithmic ? Math.log1p(share * STRETCH) / Math.log1p(STRETCH) : share;
}

/** The number at a place from 0 to 1: the other way round. */
export function numberAt({ least, most, logarithmic }: Scale, place: number): number {
  const share = logarithmic ? Math.expm1(place * Math.log1p(STRETCH)) / STRETCH : place;
  return place >= 1 ? most : least + share * (most - least);
}

const STRETCH = 1_000;

/** From dark blue to light yellow in even steps of lightness: equal differences look equal, with any colour vision. */
export function colourAt(place: number): string {
  const lightness = 0.42 + 0.44 * place;
  const chroma = 0.13 - 0.02 * Math.abs(place - 0.5);
  const hue = (265 - 165 * place) * (Math.PI / 180);
  return fromOklab(lightness, chroma * Math.cos(hue), chroma * Math.sin(hue));
}

/** Björn Ottosson, "A perceptual color space for image processing", 2020. */
function fromOklab(lightness: number, a: number, b: number): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return hex([
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]);
}

function hex(linear: readonly number[]): string {
  const bytes = linear.map((value) => {
    const held = Math.min(1, Math.max(0, value));
    const shown = held <= 0.0031308 ? 12.92 * held : 1.055 * held ** (1 / 2.4) - 0.055;
    return Math.round(shown * 255)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${bytes.join("")}`;
}
