import type { RunPartsFragment } from "./runs.generated";

/** Moments of a run in milliseconds; null where one of them is not known. */
export function tookMs({
  startedAt,
  finishedAt,
}: Pick<RunPartsFragment, "startedAt" | "finishedAt">): number | null {
  if (startedAt === null || finishedAt === null) return null;
  const took = Date.parse(finishedAt) - Date.parse(startedAt);
  return Number.isNaN(took) || took < 0 ? null : took;
}

/** 0.4 s, 12 s, 3 min 20 s, 2 h 5 min. */
export function spanWord(milliseconds: number): string {
  const seconds = milliseconds / 1_000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3_600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3_600)} h ${Math.floor((whole % 3_600) / 60)} min`;
}

/** A list that was read, as it goes on: what is watched replaces what was read, and what is new comes first. */
export function goingOn<Item extends { readonly id: string; readonly startedAt: string | null }>(
  read: readonly Item[],
  watched: ReadonlyMap<string, Item>,
): readonly Item[] {
  const held = new Set(read.map(({ id }) => id));
  const fresh = [...watched.values()]
    .filter(({ id }) => !held.has(id))
    .sort((one, other) => (other.startedAt ?? "").localeCompare(one.startedAt ?? ""));
  return [...fresh, ...read.map((item) => watched.get(item.id) ?? item)];
}

type Tone = "plain" | "accent" | "success" | "warning" | "danger";

/** How a status looks; one that is not known is said as it is. */
export function toneOf(status: string | null): Tone {
  if (status === "done") return "success";
  if (status === "running" || status === "taking back") return "accent";
  return status === "failed" ? "danger" : "plain";
}
