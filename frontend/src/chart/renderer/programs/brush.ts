/** What all programs of a picture share: its colours, and what changes from frame to frame. */
export interface Brush {
  ground: readonly [number, number, number];
  accent: readonly [number, number, number];
  ink: readonly [number, number, number];
  /** How much is seen of what is not in focus; 1 where nothing is. */
  context: number;
  /** Lines take longest: they are left out while a large picture moves. */
  withoutEdges: boolean;
}

export function plainBrush(): Brush {
  return { ground: [1, 1, 1], accent: [0, 0, 1], ink: [0, 0, 0], context: 1, withoutEdges: false };
}
