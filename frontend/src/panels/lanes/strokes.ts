import type { Window } from "@/time/spread";
import { shareOf } from "@/time/windows";
import type { LaneMark } from "./lanes";

/** A lane is drawn on so many parts from its beginning to its end, whatever its width on the screen. */
export const PARTS = 1_000;
export const HEIGHT = 24;

const POST = { from: 3, to: 15 };
const EDGE = { line: 20, from: 17, to: 23 };

/** Posts stand tall above; relationships lie below, from their first time to their last. Those that would lie on each other
are drawn once. */
export function strokesOf(marks: readonly LaneMark[], whole: Window): string {
  const strokes = new Set<string>();
  for (const { kind, span } of marks) {
    const [from, to] = span.map((at) => Math.round(shareOf(at, whole) * PARTS));
    const start = from ?? 0;
    if (kind === "node") strokes.add(`M${start} ${POST.from}V${POST.to}`);
    else {
      strokes.add(`M${start} ${EDGE.from}V${EDGE.to}`);
      if (to !== undefined && to > start)
        strokes.add(`M${start} ${EDGE.line}H${to}M${to} ${EDGE.from}V${EDGE.to}`);
    }
  }
  return [...strokes].join("");
}
