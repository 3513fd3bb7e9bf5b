import { ICONS } from "../../icons";
import type { Mark } from "../../scene";
import { readableOn } from "../colour";
import { pill, widthOf } from "./canvas";
import type { Seen, Sheet } from "./sheet";

const GRID = 24;
const ICON_RADIUS = 6;
const BADGE_RADIUS = 5;
const MARK_RADIUS = 6;
const MARK = 13;

const paths = new Map<string, Path2D>();

function pathOf(data: string): Path2D {
  const held = paths.get(data) ?? new Path2D(data);
  paths.set(data, held);
  return held;
}

/** On a grid of 24, to be stroked. A stub is hollow already, so it has no mark of its own. */
const MARKS: Readonly<Record<Exclude<Mark, "stub">, string>> = {
  pinned: "M9 4h6l-1 6 4 4H6l4-4zM12 14v7",
  gone: "M6 6l12 12M18 6L6 18",
  marking: "M6 21V4h12l-3 4.5 3 4.5H6",
  new: "M12 4v16M4 12h16M6.5 6.5l11 11M17.5 6.5l-11 11",
  note: "M5 5h14v10h-8l-4 4v-4H5z",
  "low confidence": "M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1.2-1.5 2.3M12 19v.01",
};

export function drawIcons({ brush, theme }: Sheet, seen: readonly Seen[]): void {
  for (const { node, at, radius, dimmed } of seen) {
    const data = node.icon === null ? undefined : (ICONS as Readonly<Record<string, string>>)[node.icon];
    if (data === undefined || radius < ICON_RADIUS) continue;
    const isHollow = node.marks.includes("stub") || node.shape === "ring";
    brush.globalAlpha = opacity(node.faded, dimmed);
    brush.strokeStyle = isHollow ? theme.text : readableOn(node.colour);
    strokeIn(brush, data, at.x, at.y + sink(node.shape) * radius, radius * iconShare(node.shape));
  }
  brush.globalAlpha = 1;
}

/** How many relationships are not drawn, above and to the right of a node. */
export function drawBadges({ brush, theme }: Sheet, seen: readonly Seen[]): void {
  brush.font = `600 9.5px ${theme.font}`;
  brush.textAlign = "center";
  brush.textBaseline = "middle";
  for (const { node, at, radius, dimmed } of seen) {
    if (node.badge === null || radius < BADGE_RADIUS) continue;
    const width = Math.max(widthOf(brush, node.badge) + 8, 14);
    const [left, top] = [at.x + radius * 0.62, at.y - radius * 0.95 - 6];
    brush.globalAlpha = opacity(node.faded, dimmed);
    brush.fillStyle = theme.surface;
    brush.strokeStyle = theme.soft;
    brush.lineWidth = 1;
    pill(brush, left, top, width, 13);
    brush.fill();
    brush.stroke();
    brush.fillStyle = theme.text;
    brush.fillText(node.badge, left + width / 2, top + 7);
  }
  brush.globalAlpha = 1;
}

/** What is to be known of a node at a glance, one beside the other under its left edge. */
export function drawMarks({ brush, theme }: Sheet, seen: readonly Seen[]): void {
  for (const { node, at, radius, dimmed } of seen) {
    if (node.marks.length === 0 || radius < MARK_RADIUS) continue;
    brush.globalAlpha = opacity(node.faded, dimmed);
    let x = at.x - radius * 0.9;
    for (const mark of node.marks) {
      if (mark === "stub") continue;
      const y = at.y + radius * 0.72;
      brush.fillStyle = theme.surface;
      brush.strokeStyle =
        mark === "gone" ? theme.danger : mark === "low confidence" ? theme.warning : theme.soft;
      brush.lineWidth = 1;
      brush.beginPath();
      brush.arc(x, y, MARK / 2, 0, 2 * Math.PI);
      brush.fill();
      brush.stroke();
      strokeIn(brush, MARKS[mark], x, y, MARK * 0.34, 2.6);
      x += MARK + 1;
    }
  }
  brush.globalAlpha = 1;
}

function strokeIn(
  brush: CanvasRenderingContext2D,
  data: string,
  x: number,
  y: number,
  reach: number,
  width = 2,
): void {
  const scale = (reach * 2) / GRID;
  brush.save();
  brush.translate(x - reach, y - reach);
  brush.scale(scale, scale);
  brush.lineWidth = width;
  brush.lineCap = "round";
  brush.lineJoin = "round";
  brush.stroke(pathOf(data));
  brush.restore();
}

function opacity(faded: boolean, dimmed: boolean): number {
  return (faded ? 0.2 : 1) * (dimmed ? 0.25 : 1);
}

/** How much of a shape's reach an icon may take. */
function iconShare(shape: string): number {
  if (shape === "triangle" || shape === "star") return 0.44;
  return shape === "diamond" ? 0.52 : 0.62;
}

function sink(shape: string): number {
  return shape === "triangle" ? 0.12 : 0;
}
