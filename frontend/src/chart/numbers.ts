/** Numerals as strokes, so that they are drawn like icons. Each is 6 wide and 10 high, from its upper left corner. */
const NUMERALS: readonly (readonly (readonly [number, number])[])[] = [
  [
    [0, 0],
    [6, 0],
    [6, 10],
    [0, 10],
    [0, 0],
  ],
  [
    [1, 2],
    [3.5, 0],
    [3.5, 10],
  ],
  [
    [0, 0],
    [6, 0],
    [6, 4.5],
    [0, 10],
    [6, 10],
  ],
  [
    [0, 0],
    [6, 0],
    [2.5, 4.5],
    [6, 6],
    [6, 10],
    [0, 10],
  ],
  [
    [4.5, 10],
    [4.5, 0],
    [0, 7],
    [6, 7],
  ],
  [
    [6, 0],
    [0, 0],
    [0, 4.5],
    [6, 4.5],
    [6, 10],
    [0, 10],
  ],
  [
    [5, 0],
    [0, 5],
    [0, 10],
    [6, 10],
    [6, 5],
    [0, 5],
  ],
  [
    [0, 0],
    [6, 0],
    [2, 10],
  ],
  [
    [0, 0],
    [6, 0],
    [6, 10],
    [0, 10],
    [0, 0],
    [0, 5],
    [6, 5],
  ],
  [
    [1, 10],
    [6, 5],
    [6, 0],
    [0, 0],
    [0, 5],
    [6, 5],
  ],
];

const GAP = 3;
const WIDE = 6;
const MIDDLE = 12;

/** The name of the icon that shows a number. */
export function numberIcon(number: number): string {
  return `number-${number}`;
}

/** SVG path data of a whole number on the grid of icons. */
export function numberPath(number: number): string {
  const digits = [...String(number)];
  const left = MIDDLE - (digits.length * WIDE + (digits.length - 1) * GAP) / 2;
  return digits
    .map((digit, at) => strokes(NUMERALS[Number(digit)] ?? [], left + at * (WIDE + GAP), MIDDLE - 5))
    .join("");
}

function strokes(points: readonly (readonly [number, number])[], x: number, y: number): string {
  return points.map(([right, down], at) => `${at === 0 ? "M" : "L"}${x + right} ${y + down}`).join("");
}
