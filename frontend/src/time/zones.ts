/** The usual one: nobody's own, and what sources and records are in. */
export const UTC = "UTC";

const MINUTE = 60_000;

/** Every zone that this browser knows by its IANA name, UTC first. */
export const ZONES: readonly string[] = [UTC, ...Intl.supportedValuesOf("timeZone").filter((z) => z !== UTC)];

/** Where the person's machine says that it is. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** How far a zone's clocks are ahead of UTC at a moment, in milliseconds. */
export function offsetAt(zone: string, at: number): number {
  if (zone === UTC) return 0;
  const parts: Record<string, number> = {};
  for (const { type, value } of formatterOf(zone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making one takes a thousand times as long as using it. Unknown zones, of another browser's chart, are taken as UTC. */
function formatterOf(zone: string): Intl.DateTimeFormat {
  const held = formatters.get(zone) ?? madeFor(isZone(zone) ? zone : UTC);
  formatters.set(zone, held);
  return held;
}

function madeFor(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-u-hc-h23", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
}

export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** A zone and how far it is from UTC then: "Europe/Vienna (UTC+01:00)". */
export function zoneTold(zone: string, at: number): string {
  if (zone === UTC) return UTC;
  const minutes = Math.round(offsetAt(zone, at) / MINUTE);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${zone} (UTC${minutes < 0 ? "−" : "+"}${twoDigits(hours)}:${twoDigits(rest)})`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
