import type { Fact } from "@/chart/facts";

/** What a card shows of an element's facts, and where. */
export interface SortedFacts {
  readonly facts: readonly (readonly [field: string, fact: Fact])[];
  readonly clocks: readonly (readonly [field: string, moment: string])[];
}

/** In the order in which they are read: when it happened, when it was captured, when we knew. */
const CLOCKS = [
  "at",
  "openedAt",
  "editedAt",
  "firstAt",
  "lastAt",
  "assertedAt",
  "withdrawnAt",
  "startedAt",
  "finishedAt",
  "capturedFirst",
  "capturedLast",
  "recordedFirst",
  "goneRecorded",
];

/** Measures stand by themselves, with their Run; the others say nothing that something else does not say better. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  "authority",
  "betweenness",
  "captureFirst",
  "captureLast",
  "closeness",
  "community",
  "component",
  "core",
  "degree",
  "eigenvector",
  "handleKey",
  "hub",
  "influence",
  "pagerank",
  "samplePosts",
  "days",
  "strength",
  "stub",
  "textKey",
  "urlKey",
  "atSource",
]);

const FIRST = ["text", "handle", "name", "bio", "title", "description", "url", "weight", "platform"];

export function sorted(values: Readonly<Record<string, Fact>>, at: string | null = null): SortedFacts {
  const all = at === null ? values : { at, ...values };
  const clocks = CLOCKS.flatMap((field): [string, string][] => {
    const fact = all[field];
    return typeof fact === "string" ? [[field, fact]] : [];
  });
  const facts = Object.entries(values)
    .filter(([field, fact]) => !isEmpty(fact) && !ELSEWHERE.has(field) && !CLOCKS.includes(field))
    .sort(([one], [other]) => placeOf(one) - placeOf(other) || one.localeCompare(other));
  return { facts, clocks };
}

function isEmpty(fact: Fact): boolean {
  return fact === null || fact === "" || (typeof fact === "object" && fact.length === 0);
}

function placeOf(field: string): number {
  const place = FIRST.indexOf(field);
  return place < 0 ? FIRST.length : place;
}
