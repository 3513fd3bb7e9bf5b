import { describe, expect, it } from "vitest";
import { goingOn, spanWord, toneOf, tookMs } from "./runs";

describe("a run", () => {
  it("took as long as from its start to its end", () => {
    const startedAt = "2026-01-01T10:00:00+00:00";
    expect(tookMs({ startedAt, finishedAt: "2026-01-01T10:00:01.500+00:00" })).toBe(1_500);
    expect(tookMs({ startedAt, finishedAt: null })).toBeNull();
    expect(tookMs({ startedAt, finishedAt: "2025-01-01T10:00:00+00:00" })).toBeNull();
  });

  it.each([
    [400, "0.4 s"],
    [12_400, "12 s"],
    [59_600, "1 min 0 s"],
    [200_000, "3 min 20 s"],
    [7_500_000, "2 h 5 min"],
  ])("of %d ms took %s", (milliseconds, word) => {
    expect(spanWord(milliseconds)).toBe(word);
  });

  it("has a status that is told apart, a new one too", () => {
    expect(["done", "failed", "running", "something new"].map(toneOf)).toEqual([
      "success",
      "danger",
      "accent",
      "plain",
    ]);
  });
});

it("runs go on: those that are watched replace what was read, new ones come first", () => {
  const run = (id: string, day: number, status = "done") => ({ id, startedAt: `2026-01-0${day}`, status });
  const read = [run("b", 2), run("a", 1, "running")];
  const watched = new Map([
    ["a", run("a", 1)],
    ["c", run("c", 3)],
    ["d", run("d", 4)],
  ]);
  expect(goingOn(read, watched)).toEqual([run("d", 4), run("c", 3), run("b", 2), run("a", 1)]);
});
