import type { TFunction } from "i18next";
import { useState } from "react";
import type { RelationshipType } from "@/api/schema";
import { countOf, RANKED_FREELY, USUAL_LIMIT } from "../expanding";
import type { NeighbourTotal } from "../facts";
import type { Wanted } from "../reading";

/** So many at once at most: more is a table's or an investigation's affair. */
export const MOST_DRAWN = 2_000;

/** What a person has chosen so far. `left`: types that are not wanted, so that all are at first. */
export interface Chosen extends Omit<Wanted, "types" | "since" | "until"> {
  readonly left: ReadonlySet<RelationshipType>;
  /** As written: a day, or a moment, in UTC; empty: no bound. */
  readonly since: string;
  readonly until: string;
  readonly among: boolean;
}

export function useChosen(): readonly [Chosen, (part: Partial<Chosen>) => void] {
  const [chosen, setChosen] = useState<Chosen>(FIRST);
  return [chosen, (part) => setChosen((before) => ({ ...before, ...part }))];
}

export const FIRST: Chosen = {
  left: new Set(),
  direction: "BOTH",
  order: "NEWEST",
  limit: USUAL_LIMIT,
  since: "",
  until: "",
  hub: false,
  among: false,
};

/** The types that are wanted; null: all. */
export function typesOf(
  totals: readonly NeighbourTotal[],
  { left }: Pick<Chosen, "left">,
): ReadonlySet<RelationshipType> | null {
  if (left.size === 0) return null;
  return new Set(totals.map(({ type }) => type).filter((type) => !left.has(type)));
}

export function wantedOf(totals: readonly NeighbourTotal[], chosen: Chosen): Wanted {
  const { direction, order, limit, hub } = chosen;
  const types = typesOf(totals, chosen);
  return {
    types: types === null ? null : [...types],
    direction,
    order,
    limit,
    hub,
    since: momentOf(chosen.since),
    until: momentOf(chosen.until),
  };
}

/** Why it can't be done like that; null: it can. */
export function whyNotExpand(t: TFunction, totals: readonly NeighbourTotal[], chosen: Chosen): string | null {
  const types = typesOf(totals, chosen);
  const count = countOf(totals, types, chosen.direction);
  const { since, until, order, hub, limit } = chosen;
  if (totals.length === 0) return t("none");
  if (types?.size === 0) return t("chooseType");
  if (count === 0) return t("noneInDirection");
  if (!isMoment(since) || !isMoment(until)) return t("momentWrong");
  if (since !== "" && until !== "" && !(Date.parse(since) < Date.parse(until))) return t("windowWrong");
  if (!(limit >= 1)) return t("limitWrong");
  const byDegree = order === "MOST_CONNECTED" || order === "LEAST_CONNECTED";
  return byDegree && count > RANKED_FREELY && !hub ? t("allowFirst") : null;
}

const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?Z?)?$/;

function isMoment(written: string): boolean {
  return written === "" || (MOMENT.test(written) && momentOf(written) !== null);
}

function momentOf(written: string): string | null {
  if (written === "") return null;
  const moment = new Date(written.includes("T") && !written.endsWith("Z") ? `${written}Z` : written);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
