import type { Shape } from "./scene";

/** The outlines of nodes on the grid of icons, as SVG path data to be filled. */
export const SHAPE_PATHS: Readonly<Record<Shape, string>> = {
  circle: "M12 1.5a10.5 10.5 0 1 1 0 21a10.5 10.5 0 1 1 0-21z",
  square: polygon(4, 12.7, Math.PI / 4),
  diamond: polygon(4, 11.8, 0),
  triangle: "M12 2.3L22.6 20.6H1.4z",
  hexagon: polygon(6, 11, 0),
  pentagon: polygon(5, 11.4, 0),
  star: star(),
  ring: "M12 1.5a10.5 10.5 0 1 1 0 21a10.5 10.5 0 1 1 0-21zM12 6.1a5.9 5.9 0 1 0 0 11.8a5.9 5.9 0 1 0 0-11.8z",
};

function polygon(corners: number, radius: number, turn: number): string {
  return closed(
    Array.from({ length: corners }, (_, at) => corner(radius, turn + (at * 2 * Math.PI) / corners)),
  );
}

function star(): string {
  return closed(Array.from({ length: 10 }, (_, at) => corner(at % 2 === 0 ? 12 : 5.8, (at * Math.PI) / 5)));
}

function corner(radius: number, angle: number): string {
  return `${(12 + radius * Math.sin(angle)).toFixed(2)} ${(12 - radius * Math.cos(angle)).toFixed(2)}`;
}

function closed(corners: readonly string[]): string {
  return `M${corners.join("L")}z`;
}
