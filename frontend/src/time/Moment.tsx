import { clockIn } from "./clock";
import { UTC, zoneTold } from "./zones";

interface MomentProps {
  /** ISO 8601. */
  readonly at: string | null | undefined;
  /** An IANA time zone; UTC where none is chosen. */
  readonly zone?: string;
}

/** A moment in a zone that is named: 2026-03-01 14:05:00 UTC. What is no moment is shown as it is. */
export function Moment({ at, zone = UTC }: MomentProps) {
  if (at === null || at === undefined) return null;
  const moment = Date.parse(at);
  if (Number.isNaN(moment)) return <bdi>{at}</bdi>;
  return <time dateTime={at}>{`${clockIn(zone, moment)} ${zoneTold(zone, moment)}`}</time>;
}
