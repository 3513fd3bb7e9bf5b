export type Rgb = readonly [number, number, number];

const held = new Map<string, number>();
let brush: CanvasRenderingContext2D | null = null;

/** A CSS colour as four bytes in one word: red at the lowest address. What is no colour is grey. */
export function packed(colour: string): number {
  const known = held.get(colour);
  if (known !== undefined) return known;
  const [red, green, blue, alpha] =
    readHex(colour) ?? readHex(asHex(colour)) ?? readRgb(asHex(colour)) ?? GREY;
  const word = (red | (green << 8) | (blue << 16) | (Math.round(alpha * 255) << 24)) >>> 0;
  held.set(colour, word);
  return word;
}

/** Its parts from 0 to 1. */
export function parts(colour: string): Rgb {
  const word = packed(colour);
  return [(word & 255) / 255, ((word >>> 8) & 255) / 255, ((word >>> 16) & 255) / 255];
}

/** Black or white, whichever is better read on it. */
export function readableOn(colour: string): "#000000" | "#ffffff" {
  const [red, green, blue] = parts(colour).map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  ) as [number, number, number];
  const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return light > 0.25 ? "#000000" : "#ffffff";
}

type Rgba = readonly [number, number, number, number];
const GREY: Rgba = [153, 153, 153, 1];

function readHex(colour: string): Rgba | null {
  if (!/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(colour)) return null;
  const long =
    colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit).join("") : colour.slice(1);
  const number = Number.parseInt(long, 16);
  return [number >> 16, (number >> 8) & 255, number & 255, 1];
}

function readRgb(colour: string): Rgba | null {
  const found = /^rgba\((\d+), (\d+), (\d+), ([\d.]+)\)$/.exec(colour);
  return found === null ? null : [Number(found[1]), Number(found[2]), Number(found[3]), Number(found[4])];
}

/** The browser reads every form of colours; it gives #rrggbb, or rgba() where one can see through. */
function asHex(colour: string): string {
  brush ??= document.createElement("canvas").getContext("2d");
  if (brush === null) return "";
  brush.fillStyle = "#999999";
  brush.fillStyle = colour;
  return String(brush.fillStyle);
}
