import type { Point } from "../../model";
import { parts } from "../colour";
import { css, pill, widthOf } from "./canvas";
import { Room } from "./Room";
import type { Seen, Sheet } from "./sheet";

const LINE = 14;
const LEAST_RADIUS = 3.2;
const MOST_TRIED = 600;
const LARGE = 6;

/** Captions under nodes: those looked at and chosen first, then the largest; where there is no room, none. */
export function drawCaptions(sheet: Sheet, seen: readonly Seen[]): void {
  const { brush, theme } = sheet;
  brush.font = `500 11.5px ${theme.font}`;
  brush.textAlign = "center";
  brush.textBaseline = "middle";
  brush.lineJoin = "round";
  brush.lineWidth = 3.5;
  brush.strokeStyle = css(parts(theme.ground), 0.88);
  const room = roomBeside(seen);
  for (const { node, at, radius, dimmed } of inOrder(seen).slice(0, MOST_TRIED)) {
    const width = roughWidth(node.caption) + 4;
    const top = at.y + radius + 4;
    if (!room.take(at.x - width / 2, top, width, LINE, node.selected)) continue;
    brush.globalAlpha = (node.faded ? 0.45 : 1) * (dimmed ? 0.35 : 1);
    brush.strokeText(node.caption, at.x, top + LINE / 2);
    brush.fillStyle = node.selected ? theme.accent : theme.text;
    brush.fillText(node.caption, at.x, top + LINE / 2);
  }
  brush.globalAlpha = 1;
}

/** Measuring hundreds of captions takes longer than drawing those that find room; wide scripts are about twice as wide. */
function roughWidth(text: string): number {
  return text.length * (/^[\u0020-\u052f\u2000-\u206f]*$/.test(text) ? 6.6 : 11.5);
}

/** Without the larger nodes' own: no caption covers them. */
function roomBeside(seen: readonly Seen[]): Room {
  const room = new Room();
  for (const { node, at, radius } of seen) {
    if (radius < LARGE || node.faded) continue;
    room.take(at.x - radius * 0.8, at.y - radius * 0.8, radius * 1.6, radius * 1.6, true);
  }
  return room;
}

function inOrder(seen: readonly Seen[]): readonly Seen[] {
  return seen
    .filter(
      ({ node, radius, focused }) =>
        node.caption !== "" && (radius >= LEAST_RADIUS || node.selected || focused),
    )
    .sort((one, other) => rank(other) - rank(one));
}

function rank({ node, radius, focused }: Seen): number {
  return radius + (focused ? 2_000 : 0) + (node.selected ? 1_000 : 0) - (node.faded ? 500 : 0);
}

export interface LineCaption {
  readonly text: string;
  readonly at: Point;
  readonly angle: number;
  readonly faded: boolean;
}

/** Captions on lines, along them, never upside down. */
export function drawLineCaptions({ brush, theme }: Sheet, captions: readonly LineCaption[]): void {
  brush.font = `400 10.5px ${theme.font}`;
  brush.textAlign = "center";
  brush.textBaseline = "middle";
  const background = css(parts(theme.ground), 0.86);
  for (const { text, at, angle, faded } of captions) {
    const width = widthOf(brush, text) + 6;
    brush.save();
    brush.translate(at.x, at.y);
    brush.rotate(Math.abs(angle) > Math.PI / 2 ? angle + Math.PI : angle);
    brush.globalAlpha = faded ? 0.3 : 1;
    brush.fillStyle = background;
    pill(brush, -width / 2, -7, width, 14, 3);
    brush.fill();
    brush.fillStyle = theme.soft;
    brush.fillText(text, 0, 0.5);
    brush.restore();
  }
}
