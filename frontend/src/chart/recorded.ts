import { createStore, type StoreApi } from "zustand/vanilla";
import type { Fact } from "./facts";
import { asNumber } from "./fields";
import type { ChartStore } from "./store";

interface NewSince {
  /** What was recorded from this moment on is marked; none: nothing is. */
  readonly since: number | null;
}

const held = new WeakMap<ChartStore, StoreApi<NewSince>>();

/** How a person looks at a chart, not a part of it: nothing that undo knows, and nothing that is saved. */
export function newSinceOf(chart: ChartStore): StoreApi<NewSince> {
  const store = held.get(chart) ?? createStore<NewSince>()(() => ({ since: null }));
  held.set(chart, store);
  return store;
}

/** Whether this Sociogram recorded it first at that moment or later. */
export function isNewSince(
  values: Readonly<Record<string, Fact>> | undefined,
  since: number | null,
): boolean {
  if (since === null) return false;
  const recorded = asNumber(values?.recordedFirst);
  return recorded !== null && recorded >= since;
}
