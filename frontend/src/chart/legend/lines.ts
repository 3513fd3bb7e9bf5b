import type { Certainty } from "../scene";

/** Strokes of lines as the picture draws them. A double line is two. */
export const DASHES: Readonly<Record<Certainty, readonly number[]>> = {
  asserted: [],
  inferred: [6, 4],
  "low confidence": [0.01, 4],
  simultaneous: [],
};
