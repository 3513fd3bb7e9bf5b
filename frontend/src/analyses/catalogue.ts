import type { Measure } from "@/api/schema";
import type { Parameter } from "@/parameters/parameter";
import type { AnalysesQuery } from "./analyses.generated";

export type Analysis = AnalysesQuery["analyses"]["analyses"][number];

/** Defaults are JSON in the catalogue, and text in a form. */
export function parametersOf({ parameters }: Pick<Analysis, "parameters">): readonly Parameter[] {
  return parameters.map((each) => ({ ...each, default: defaultText(each.default, each.choices) }));
}

/** Choices in the order in which the form shows them, so that one which is chosen again is the default again. */
function defaultText(value: unknown, choices: readonly string[]): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return choices.filter((choice) => value.includes(choice)).join(",");
  return String(value);
}

const RANKING = [
  "DEGREE",
  "STRENGTH",
  "PAGERANK",
  "BETWEENNESS",
  "CLOSENESS",
  "EIGENVECTOR",
  "HUB",
  "AUTHORITY",
  "CORE",
  "INFLUENCE",
] as const satisfies readonly Measure[];

/** Numbers that only name a group: to be told apart, never ranked. */
const GROUPING: ReadonlySet<string> = new Set(["community", "component"]);

/** A measure that accounts can be ranked by; null: it can't be. */
export function rankingOf(measure: string): Measure | null {
  return RANKING.find((each) => each.toLowerCase() === measure) ?? null;
}

/** What a chart can show of a measure: groups by colour, amounts by size. */
export function channelFor(measure: string): "colour" | "size" | null {
  if (GROUPING.has(measure)) return "colour";
  return rankingOf(measure) === null ? null : "size";
}
