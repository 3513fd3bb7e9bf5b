import { createStore, type StoreApi } from "zustand/vanilla";
import type { ChartStore } from "@/chart/store";
import type { Window } from "./spread";

export const SPEEDS = ["slow", "usual", "fast"] as const;
export type Speed = (typeof SPEEDS)[number];

const PAUSES_MS: Readonly<Record<Speed, number>> = { slow: 1_000, usual: 500, fast: 200 };
/** Who wants less motion sees one still picture after the other, each for this long at least. */
const STILL_MS = 2_000;

/** What is played: a window goes over the whole, as wide as it is, in steps. */
export interface Tour {
  readonly whole: Window;
  readonly width: number;
  readonly step: number;
}

/** As wide as the chosen window; else a tenth of the whole, in whole steps. With less motion, one window after the other. */
export function tourOf(whole: Window, chosen: Window | null, bin: number, reduced: boolean): Tour {
  const tenth = Math.max(1, Math.round((whole[1] - whole[0]) / 10 / bin)) * bin;
  const width = Math.min(chosen === null ? tenth : chosen[1] - chosen[0], whole[1] - whole[0]);
  return { whole, width, step: reduced ? width : Math.min(bin, width) };
}

/** From the beginning, or from a moment. */
export function firstOf({ whole, width }: Tour, from: number | null): Window {
  const since = Math.max(whole[0], Math.min(from ?? whole[0], whole[1] - width));
  return [since, since + width];
}

/** Where to begin: at the chosen window, unless it ends where all ends. */
export function beginningOf(whole: Window, chosen: Window | null): number | null {
  return chosen === null || chosen[1] >= whole[1] ? null : chosen[0];
}

/** The next window; the last one ends with the whole. None after it. */
export function nextOf({ whole, width, step }: Tour, [, until]: Window): Window | null {
  if (until >= whole[1]) return null;
  const end = Math.min(until + step, whole[1]);
  return [end - width, end];
}

export function pauseOf(speed: Speed, reduced: boolean): number {
  return reduced ? Math.max(STILL_MS, PAUSES_MS[speed] * 2) : PAUSES_MS[speed];
}

export interface Playback {
  readonly speed: Speed;
  readonly isGoing: boolean;
  /** From where it stands; from the beginning where it stands nowhere, or at the end. */
  play(tour: Tour, from: number | null): void;
  pause(): void;
  /** The chart is as its own windows have it again. */
  stop(): void;
  setSpeed(speed: Speed): void;
}

const held = new WeakMap<ChartStore, StoreApi<Playback>>();

/** What plays on a chart, whichever panel is open. Where it stands is `playing` of the chart: undo knows nothing of it. */
export function playbackOf(chart: ChartStore): StoreApi<Playback> {
  const playback = held.get(chart) ?? createPlayback(chart);
  held.set(chart, playback);
  return playback;
}

function createPlayback(chart: ChartStore): StoreApi<Playback> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return createStore<Playback>()((set, get) => {
    const rest = (): void => {
      clearTimeout(timer);
      set({ isGoing: false });
    };
    const goOn = (tour: Tour): void => {
      clearTimeout(timer);
      timer = setTimeout(
        () => {
          const now = chart.getState().playing;
          const next = now === null ? null : nextOf(tour, now);
          if (next === null) return rest();
          chart.getState().play(next);
          goOn(tour);
        },
        pauseOf(get().speed, wantsLessMotion()),
      );
    };
    return {
      speed: "usual",
      isGoing: false,
      play(tour, from) {
        const now = chart.getState().playing;
        const isOver = now === null || now[1] >= tour.whole[1];
        chart.getState().play(firstOf(tour, isOver ? from : now[0]));
        set({ isGoing: true });
        goOn(tour);
      },
      pause: rest,
      stop() {
        rest();
        chart.getState().play(null);
      },
      setSpeed: (speed) => set({ speed }),
    };
  });
}

export function wantsLessMotion(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
