interface Looking {
  readonly isReading: boolean;
  readonly isLookedAt: boolean;
  /** Whether the whole file was looked at, and nothing in it can be read. */
  readonly isHopeless: boolean;
  /** Whether the rows that are shown are those of the mapping as it is written now. */
  readonly isShown: boolean;
}

/** The key of why the file can't be loaded yet; null: it can. What is loaded is what was looked at. */
export function whyNotLoad({ isReading, isLookedAt, isHopeless, isShown }: Looking): string | null {
  if (isReading) return "reading";
  if (!isLookedAt) return "notLookedAt";
  if (!isShown) return "mappingChanged";
  return isHopeless ? "nothing" : null;
}

/** Empty texts are left out; the mapping is the one that was looked at. */
export function optionsFor(
  given: Readonly<Record<string, string>>,
  mapping: string | null,
): Readonly<Record<string, string>> {
  const told = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
  return mapping === null ? told : { ...told, mapping };
}

interface Guessed {
  readonly name: string;
  readonly connectors: readonly { readonly name: string; readonly mapped: number }[];
}

interface Known {
  readonly name: string;
  readonly formats: readonly string[];
}

/** The connector to begin with: the one that reads most, else the one that expects most files of this ending. */
export function firstChoice({ name: file, connectors: guesses }: Guessed, known: readonly Known[]): string {
  const [best] = guesses;
  if (best !== undefined && best.mapped > 0) return best.name;
  const fits = known.filter(({ formats }) => formats.some((ending) => file.toLowerCase().includes(ending)));
  const [first] = fits.sort((one, other) => other.formats.length - one.formats.length);
  return first?.name ?? best?.name ?? "";
}

interface Counted {
  readonly rows: readonly unknown[];
  readonly unreadable: readonly unknown[];
}

/** Among the first records of a file: all can be read, some, none, or there are none. */
export function readability({ rows, unreadable }: Counted): "all" | "some" | "nothing" | "empty" {
  if (rows.length + unreadable.length === 0) return "empty";
  if (unreadable.length === 0) return "all";
  return rows.length === 0 ? "nothing" : "some";
}
