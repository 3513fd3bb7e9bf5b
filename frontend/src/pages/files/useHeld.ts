import { useEffect, useState } from "react";
import type { SentFile } from "./sending";

/** The file that a person looks at, and what was chosen for it so far. */
export interface Held {
  readonly sent: SentFile;
  readonly connector: string;
  /** Of a table, as it is written now; none: the one that is guessed. */
  readonly mapping: string | null;
  readonly options: Readonly<Record<string, string>>;
  /** The job that loads it. */
  readonly job: string | null;
}

/** Kept in the browser's tab, so that a reload loses nothing. */
export function useHeld(caseId: string) {
  const [held, setHeld] = useState(() => remembered(caseId));
  useEffect(() => {
    if (held === null) sessionStorage.removeItem(placeOf(caseId));
    else sessionStorage.setItem(placeOf(caseId), JSON.stringify(held));
  }, [caseId, held]);
  return {
    held,
    begin: (sent: SentFile, connector: string): void =>
      setHeld({ sent, connector, mapping: null, options: {}, job: null }),
    change: (more: Partial<Held>): void => setHeld((now) => (now === null ? null : { ...now, ...more })),
    putAway: (): void => setHeld(null),
  };
}

function remembered(caseId: string): Held | null {
  return JSON.parse(sessionStorage.getItem(placeOf(caseId)) ?? "null");
}

function placeOf(caseId: string): string {
  return `sociogram.file ${caseId}`;
}
