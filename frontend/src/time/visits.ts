const PLACE = "sociogram.visits";
/** A page that is loaded again within this time is the same visit. */
const ONE_VISIT_MS = 30 * 60_000;
const KEPT = 200;

interface Visit {
  readonly last: number;
  readonly before: number | null;
}

/** Notes that a chart is looked at, and says when it was looked at the time before, in this browser. */
export function visited(chartId: string, now: number): number | null {
  const visits = remembered();
  const held = visits[chartId];
  const isSame = held !== undefined && now - held.last < ONE_VISIT_MS;
  const before = isSame ? held.before : (held?.last ?? null);
  keep({ ...visits, [chartId]: { last: now, before } });
  return before;
}

function remembered(): Record<string, Visit> {
  try {
    return JSON.parse(localStorage.getItem(PLACE) ?? "{}") as Record<string, Visit>;
  } catch {
    return {};
  }
}

function keep(visits: Readonly<Record<string, Visit>>): void {
  const newest = Object.entries(visits)
    .sort(([, one], [, other]) => other.last - one.last)
    .slice(0, KEPT);
  try {
    localStorage.setItem(PLACE, JSON.stringify(Object.fromEntries(newest)));
  } catch {
    // a browser that keeps nothing: there is no visit before
  }
}
