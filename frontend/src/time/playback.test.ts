import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createChartStore } from "@/chart/store";
import { beginningOf, firstOf, nextOf, pauseOf, playbackOf, SPEEDS, tourOf } from "./playback";
import type { Window } from "./spread";

const WHOLE: Window = [0, 100];

function windowsOf(tour: ReturnType<typeof tourOf>, from: number | null): Window[] {
  const windows: Window[] = [];
  for (let now: Window | null = firstOf(tour, from); now !== null; now = nextOf(tour, now)) windows.push(now);
  return windows;
}

describe("a tour", () => {
  it("goes over the whole in steps, as wide at each of them", () => {
    const windows = windowsOf(tourOf(WHOLE, [0, 20], 10, false), null);
    expect(windows[0]).toEqual([0, 20]);
    expect(windows.at(-1)).toEqual([80, 100]);
    expect(windows).toHaveLength(9);
    expect(windows.every(([since, until]) => until - since === 20)).toBe(true);
  });

  it("ends with the whole where the steps do not", () => {
    expect(windowsOf(tourOf(WHOLE, [0, 30], 40, false), null)).toEqual([
      [0, 30],
      [30, 60],
      [60, 90],
      [70, 100],
    ]);
  });

  it("begins where it is told to, and never beyond the last window", () => {
    expect(firstOf(tourOf(WHOLE, [0, 20], 10, false), 50)).toEqual([50, 70]);
    expect(firstOf(tourOf(WHOLE, [0, 20], 10, false), 95)).toEqual([80, 100]);
  });

  it("begins at the chosen window, unless that is the end", () => {
    expect(beginningOf(WHOLE, [30, 50])).toBe(30);
    expect(beginningOf(WHOLE, [30, 100])).toBeNull();
    expect(beginningOf(WHOLE, null)).toBeNull();
  });

  it("is a tenth wide without a window, in whole bins", () => {
    expect(tourOf(WHOLE, null, 4, false).width).toBe(12);
    expect(tourOf([0, 3], null, 1, false).width).toBe(1);
  });

  it("shows one still window after the other to who wants less motion", () => {
    expect(windowsOf(tourOf(WHOLE, [0, 25], 5, true), null)).toHaveLength(4);
    expect(pauseOf("fast", true)).toBeGreaterThanOrEqual(2_000);
  });

  it("has three speeds, each quicker than the one before", () => {
    const pauses = SPEEDS.map((speed) => pauseOf(speed, false));
    expect(pauses).toHaveLength(3);
    expect(pauses).toEqual(pauses.toSorted((one, other) => other - one));
    expect(new Set(pauses).size).toBe(3);
  });
});

describe("playback", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal("matchMedia", () => ({ matches: false }));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const tour = tourOf(WHOLE, [0, 50], 25, false);

  it("steps over the chart, rests at the end, and is nothing that undo knows", () => {
    const chart = createChartStore("case");
    const { history } = chart.getState();
    playbackOf(chart).getState().play(tour, null);
    expect(chart.getState().playing).toEqual([0, 50]);
    vi.advanceTimersByTime(500);
    expect(chart.getState().playing).toEqual([25, 75]);
    vi.advanceTimersByTime(5_000);
    expect(chart.getState().playing).toEqual([50, 100]);
    expect(playbackOf(chart).getState().isGoing).toBe(false);
    expect(chart.getState().history).toBe(history);
  });

  it("goes on from where it was paused, at the speed that was chosen meanwhile", () => {
    const chart = createChartStore("case");
    const playback = playbackOf(chart).getState();
    playback.play(tour, null);
    vi.advanceTimersByTime(500);
    playback.pause();
    vi.advanceTimersByTime(5_000);
    expect(chart.getState().playing).toEqual([25, 75]);
    playback.setSpeed("fast");
    playback.play(tour, null);
    expect(chart.getState().playing).toEqual([25, 75]);
    vi.advanceTimersByTime(200);
    expect(chart.getState().playing).toEqual([50, 100]);
  });

  it("begins again after the end", () => {
    const chart = createChartStore("case");
    const playback = playbackOf(chart).getState();
    playback.play(tour, null);
    vi.advanceTimersByTime(10_000);
    playback.play(tour, null);
    expect(chart.getState().playing).toEqual([0, 50]);
  });

  it("gives the chart its own windows back when it is stopped", () => {
    const chart = createChartStore("case");
    const playback = playbackOf(chart).getState();
    playback.play(tour, null);
    playback.stop();
    vi.advanceTimersByTime(10_000);
    expect(chart.getState().playing).toBeNull();
  });
});
