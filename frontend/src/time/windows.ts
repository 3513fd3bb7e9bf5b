import type { Window } from "./spread";

/** What of a window is moved: its beginning, its end, or all of it, as wide as it is. */
export type Handle = "since" | "until" | "both";

/** A window with a handle at a moment, within the whole, and never narrower than the least. */
export function handled(window: Window, handle: Handle, to: number, whole: Window, least: number): Window {
  const [since, until] = window;
  if (handle === "since") return [Math.min(Math.max(to, whole[0]), until - least), until];
  if (handle === "until") return [since, Math.max(Math.min(to, whole[1]), since + least)];
  const width = until - since;
  const from = Math.max(Math.min(to, whole[1] - width), whole[0]);
  return [from, from + width];
}

/** The place for one more: the middle of the widest part that no window covers, or all where there is none. */
export function added(windows: readonly Window[], whole: Window, least: number): readonly Window[] {
  if (windows.length === 0) return [whole];
  const [since, until] = widestGap(windows, whole) ?? whole;
  const width = Math.max(least, Math.round((until - since) / 2 / least) * least);
  const from = since + Math.floor((until - since - width) / 2 / least) * least;
  return [...windows, [Math.max(from, since), Math.max(from, since) + width]];
}

function widestGap(windows: readonly Window[], whole: Window): Window | null {
  let widest: Window | null = null;
  let from = whole[0];
  const sorted = windows.toSorted(([one], [other]) => one - other);
  for (const [since, until] of [...sorted, [whole[1], whole[1]] as const]) {
    const gap: Window = [from, Math.min(since, whole[1])];
    if (gap[1] > gap[0] && (widest === null || gap[1] - gap[0] > widest[1] - widest[0])) widest = gap;
    from = Math.max(from, until);
  }
  return widest;
}

/** A moment at the nearest edge of a bin. */
export function snapped(at: number, whole: Window, width: number): number {
  return whole[0] + Math.round((at - whole[0]) / width) * width;
}

/** From 0 at the beginning of the whole to 1 at its end. */
export function shareOf(at: number, [since, until]: Window): number {
  return until <= since ? 0 : Math.min(1, Math.max(0, (at - since) / (until - since)));
}

export function asWindow([since, until]: readonly [string, string]): Window {
  return [Date.parse(since), Date.parse(until)];
}

export function asWritten([since, until]: Window): readonly [string, string] {
  return [new Date(since).toISOString(), new Date(until).toISOString()];
}
