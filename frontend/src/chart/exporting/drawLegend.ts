import { plainText } from "@/design/shownText";
import { ICONS } from "../icons";
import type { LegendEntry, LegendPart, Sample } from "../legend/legend";
import { DASHES } from "../legend/lines";
import { readableOn } from "../renderer/colour";
import { SHAPE_PATHS } from "../shapes";

export interface Ink {
  readonly text: string;
  readonly soft: string;
  readonly font: string;
}

const COLUMN = 250;
const ROW = 20;
const HEADING = 26;
const AFTER = 10;
const MARGIN = 20;
const LISTED = 24;
const NAME = 30;
const NOTE = 16;
const NOTE_CHARACTERS = 38;

interface PlacedPart {
  readonly part: LegendPart;
  readonly x: number;
  readonly y: number;
}

export interface LegendPlan {
  readonly placed: readonly PlacedPart[];
  readonly height: number;
}

/** Parts in columns, each below the shortest so far. */
export function planLegend(parts: readonly LegendPart[], width: number): LegendPlan {
  const columns = new Array<number>(Math.max(1, Math.floor((width - MARGIN) / COLUMN))).fill(0);
  const placed = parts.map((part) => {
    const at = columns.indexOf(Math.min(...columns));
    const y = columns[at] ?? 0;
    columns[at] = y + heightOf(part);
    return { part, x: MARGIN + at * COLUMN, y };
  });
  return { placed, height: Math.max(...columns) };
}

function heightOf({ entries, notes, scale }: LegendPart): number {
  const rows =
    Math.min(entries.length, LISTED) + (entries.length > LISTED ? 1 : 0) + (scale === null ? 0 : 1);
  const lines = notes.flatMap(wrapped).length;
  return HEADING + rows * ROW + lines * NOTE + AFTER;
}

/** Lines that fit into a column, broken between words. */
function wrapped(note: string): readonly string[] {
  const lines: string[] = [];
  for (const word of note.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < NOTE_CHARACTERS)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Draws a legend on a canvas, as the panel shows it. `more` says that there are more values. */
export function drawLegend(
  brush: CanvasRenderingContext2D,
  { placed }: LegendPlan,
  top: number,
  ink: Ink,
  more: (count: number) => string,
): void {
  brush.textBaseline = "middle";
  for (const { part, x, y } of placed) drawPart(brush, part, { x, y: top + y }, ink, more);
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function drawPart(
  brush: CanvasRenderingContext2D,
  part: LegendPart,
  { x, y }: Place,
  ink: Ink,
  more: (count: number) => string,
): void {
  write(brush, part.title, { x, y: y + HEADING / 2 }, ink.text, `600 12px ${ink.font}`);
  let at = y + HEADING;
  if (part.scale !== null) {
    drawScale(brush, part.scale, { x, y: at }, ink);
    at += ROW;
  }
  for (const entry of part.entries.slice(0, LISTED)) {
    drawEntry(brush, entry, { x, y: at }, ink);
    at += ROW;
  }
  const left = part.entries.length - LISTED;
  if (left > 0) {
    write(brush, more(left), { x, y: at + ROW / 2 }, ink.soft, `11px ${ink.font}`);
    at += ROW;
  }
  for (const line of part.notes.flatMap(wrapped)) {
    write(brush, line, { x, y: at + NOTE / 2 }, ink.soft, `11px ${ink.font}`);
    at += NOTE;
  }
}

function drawEntry(brush: CanvasRenderingContext2D, entry: LegendEntry, { x, y }: Place, ink: Ink): void {
  const middle = y + ROW / 2;
  drawSample(brush, entry.sample, { x, y }, ink);
  const count = entry.nodes.length + entry.edges.length;
  const shown = entry.drawn === count ? `${count}` : `${entry.drawn}/${count}`;
  write(brush, plainText(entry.name, NAME), { x: x + 40, y: middle }, ink.text, `12px ${ink.font}`, 150);
  brush.textAlign = "right";
  write(brush, shown, { x: x + COLUMN - MARGIN, y: middle }, ink.soft, `11px ${ink.font}`);
  brush.textAlign = "left";
}

function drawSample(brush: CanvasRenderingContext2D, sample: Sample, { x, y }: Place, ink: Ink): void {
  brush.save();
  if (sample.kind === "node") {
    brush.translate(x + 8, y + 1);
    brush.scale(0.75, 0.75);
    brush.fillStyle = sample.colour;
    brush.fill(new Path2D(SHAPE_PATHS[sample.shape]), "evenodd");
    brush.translate(6.5, 6.5);
    brush.scale(0.46, 0.46);
    brush.strokeStyle = sample.shape === "ring" ? sample.colour : readableOn(sample.colour);
    brush.lineWidth = 2.6;
    brush.stroke(new Path2D(ICONS[sample.icon] ?? ""));
  } else {
    brush.strokeStyle = sample.colour;
    brush.lineCap = "round";
    brush.lineWidth = sample.certainty === "simultaneous" ? 1.5 : 2.5;
    brush.setLineDash([...DASHES[sample.certainty]]);
    for (const off of sample.certainty === "simultaneous" ? [-2, 2] : [0]) {
      brush.beginPath();
      brush.moveTo(x, y + ROW / 2 + off);
      brush.lineTo(x + 32, y + ROW / 2 + off);
      brush.stroke();
    }
    const number = { x: x + 12, y: y + ROW / 2 };
    if (sample.number !== null) write(brush, `${sample.number}`, number, ink.text, `600 11px ${ink.font}`);
  }
  brush.restore();
}

type DrawnScale = NonNullable<LegendPart["scale"]>;

function drawScale(brush: CanvasRenderingContext2D, scale: DrawnScale, { x, y }: Place, ink: Ink): void {
  const middle = y + ROW / 2;
  const width = 100;
  write(brush, scale.least, { x, y: middle }, ink.soft, `11px ${ink.font}`, 60);
  scale.colours.forEach((colour, at) => {
    brush.fillStyle = colour;
    brush.fillRect(
      x + 64 + (at * width) / scale.colours.length,
      y + 5,
      width / scale.colours.length + 0.5,
      10,
    );
  });
  if (scale.colours.length === 0) {
    brush.fillStyle = ink.soft;
    brush.fill(new Path2D(`M${x + 64} ${y + 15}L${x + 164} ${y + 5}V${y + 15}z`));
  }
  write(brush, scale.most, { x: x + 170, y: middle }, ink.soft, `11px ${ink.font}`, 70);
}

function write(
  brush: CanvasRenderingContext2D,
  text: string,
  { x, y }: Place,
  colour: string,
  font: string,
  most = COLUMN - MARGIN,
): void {
  brush.fillStyle = colour;
  brush.font = font;
  brush.fillText(text, x, y, most);
}
