/** What a load says of itself when it has ended. */
export interface LoadResult {
  readonly alreadyLoaded: boolean;
  readonly allRejected: boolean;
  readonly read: number;
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly rejected: number;
  readonly ties: number;
  /** The first of them. */
  readonly rejections: readonly Rejection[];
  /** Fields that the connector does not know, and how often each was there. */
  readonly unknownFields: readonly (readonly [name: string, count: number])[];
}

export interface Rejection {
  readonly place: string;
  readonly reason: string;
}

/** What an analysis says of itself: how sure it is, and what has to be known before it is used. */
export interface AnalysisResult {
  readonly certainty: string;
  /** False: there was not enough to compute it. */
  readonly enough: boolean;
  /** Whether an equal run was there, and nothing was computed. */
  readonly reused: boolean;
  /** By the names of GraphQL, in small letters. */
  readonly measures: readonly string[];
  readonly facts: readonly (readonly [name: string, value: string | number])[];
  readonly notes: readonly string[];
}

/** A job's result is JSON of its kind; null where it is none of a load. */
export function loadResult(value: unknown): LoadResult | null {
  const told = membersOf(value);
  if (typeof told.read !== "number") return null;
  return {
    alreadyLoaded: told.alreadyLoaded === true,
    allRejected: told.allRejected === true,
    read: told.read,
    new: numberIn(told.new),
    changed: numberIn(told.changed),
    same: numberIn(told.same),
    rejected: numberIn(told.rejected),
    ties: numberIn(told.ties),
    rejections: itemsIn(told.rejections).map(rejection),
    unknownFields: unknownFieldsIn(told.unknownFields),
  };
}

export function analysisResult(value: unknown): AnalysisResult | null {
  const told = membersOf(value);
  if (typeof told.certainty !== "string") return null;
  return {
    certainty: told.certainty,
    enough: told.enough !== false,
    reused: told.reused === true,
    measures: itemsIn(told.measures).map(String),
    facts: Object.entries(membersOf(told.facts)).flatMap(([name, fact]) => {
      return typeof fact === "number" || typeof fact === "string" ? [[name, fact] as const] : [];
    }),
    notes: itemsIn(told.notes).map(String),
  };
}

/** The fields that a load did not know, as its Run keeps them. */
export function unknownFieldsIn(value: unknown): readonly (readonly [string, number])[] {
  return Object.entries(membersOf(value)).map(([name, count]) => [name, numberIn(count)] as const);
}

/** A Run keeps what it says as JSON text. What is none has no members. */
export function parsed(text: string | null | undefined): Readonly<Record<string, unknown>> {
  try {
    return membersOf(JSON.parse(text ?? "{}"));
  } catch {
    return {}; // of an older form
  }
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function itemsIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function numberIn(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

function rejection(value: unknown): Rejection {
  const { place, reason } = membersOf(value);
  return { place: String(place ?? ""), reason: String(reason ?? "") };
}
