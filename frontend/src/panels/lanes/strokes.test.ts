import { describe, expect, it } from "vitest";
import { strokesOf } from "./strokes";

describe("strokes of a lane", () => {
  it("stand at their moment, and lie from the first time to the last", () => {
    const strokes = strokesOf(
      [
        { kind: "node", id: "p", span: [50, 50] },
        { kind: "edge", id: "e", span: [0, 100] },
      ],
      [0, 100],
    );
    expect(strokes).toContain("M500 3V15");
    expect(strokes).toContain("M0 20H1000");
  });

  it("are drawn once where they lie on each other", () => {
    const mark = { kind: "node", span: [50, 50] } as const;
    const strokes = strokesOf(
      Array.from({ length: 1_000 }, (_, at) => ({ ...mark, id: String(at) })),
      [0, 100],
    );
    expect(strokes).toBe("M500 3V15");
  });
});
