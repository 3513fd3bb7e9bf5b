import { offsetAt } from "./zones";

const LENGTHS = { day: 10, minute: 16, second: 19 } as const;

export type Precision = keyof typeof LENGTHS;

/** As exact as moments have to be told that are so far apart. */
export function precisionFor(width: number): Precision {
  return width < 60_000 ? "second" : width < 86_400_000 ? "minute" : "day";
}

/** What a clock in the zone shows: 2026-03-01 14:05:00. The zone has to be told beside it. */
export function clockIn(zone: string, at: number, precision: Precision = "second"): string {
  const shown = new Date(at + offsetAt(zone, at));
  if (Number.isNaN(shown.getTime())) return "";
  return shown.toISOString().slice(0, LENGTHS[precision]).replace("T", " ");
}

/** `twice`: when clocks go back, a time comes twice; the first of them is taken. */
export type Written =
  | { readonly at: number; readonly twice: boolean }
  | { readonly wrong: "unreadable" | "no such date" | "left out" };

const WRITTEN = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?\s*(Z|UTC)?$/i;

/** Reads what a person wrote as a clock in the zone shows it: 2026-03-01, or 2026-03-01 14:05. With Z or UTC behind it, in UTC. */
export function readClock(text: string, zone: string): Written {
  const match = WRITTEN.exec(text.trim());
  if (match === null) return { wrong: "unreadable" };
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const clock = Date.UTC(year, month - 1, day, hour, minute, second);
  const read = new Date(clock);
  const isDate = read.getUTCMonth() === month - 1 && read.getUTCDate() === day && read.getUTCHours() === hour;
  if (!isDate || minute > 59 || second > 59) return { wrong: "no such date" };
  return match[7] === undefined ? inZone(clock, zone) : { at: clock, twice: false };
}

const DAY = 86_400_000;

/** The moments at which clocks of the zone show it: one, two when they go back, none when they go forward over it. */
function inZone(clock: number, zone: string): Written {
  const offsets = new Set([offsetAt(zone, clock - DAY), offsetAt(zone, clock + DAY)]);
  const moments = [...offsets]
    .map((offset) => clock - offset)
    .filter((at) => at + offsetAt(zone, at) === clock)
    .sort((one, other) => one - other);
  const [first] = moments;
  return first === undefined ? { wrong: "left out" } : { at: first, twice: moments.length > 1 };
}
