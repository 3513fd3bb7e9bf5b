import type { Client } from "@urql/core";
import { ask } from "@/api/ask";
import type { Problem } from "@/api/problem";
import { UnknownCommand } from "@/chart/commands";
import restoreCommand from "@/chart/commands/restore";
import { historyOf } from "@/chart/document";
import { begun, current, type History, UnknownFormat } from "@/chart/history";
import { type ChartStore, createChartStore } from "@/chart/store";
import { type ChartInfoFragment, OpenChartDocument } from "./charts.generated";
import { copyName, createSaver, type Saver } from "./saving";
import { type UnsavedCopies, type UnsavedCopy, unsavedCopies } from "./unsaved";

export interface Opened {
  /** Another one each time that a chart is opened. */
  readonly number: number;
  readonly chart: ChartStore;
  readonly saver: Saver;
  /** What is here was not saved the last time, and goes on from there. */
  readonly fromCopy: boolean;
}

export interface WhatToOpen {
  readonly caseId: string;
  /** None: a new chart. */
  readonly chartId: string | null;
  /** An earlier version, which is looked at only. */
  readonly version: number | null;
  readonly title: string;
}

let opened = 0;

/** Opens a chart with what was not saved of it. Throws what went wrong. */
export async function openChart(api: Client, what: WhatToOpen, copies: UnsavedCopies): Promise<Opened> {
  const { caseId, chartId, version } = what;
  const held =
    chartId === null ? null : (await ask(api, OpenChartDocument, { caseId, chartId, version })).case.chart;
  const readOnly = version !== null;
  const copy = readOnly ? null : await copies.get(copyName(caseId, chartId)).catch(() => null);
  const useful = copy !== null && differs(copy, held);
  const chart = createChartStore(caseId);
  chart.getState().open(useful ? historyOf(copy.document) : historyIn(held), readOnly);
  const from = {
    id: held?.id ?? null,
    version: useful ? copy.version : (held?.version ?? null),
    title: useful ? copy.title : (held?.title ?? what.title),
    savedAt: held?.changedAt ?? null,
    unsaved: useful,
  };
  return {
    number: ++opened,
    chart,
    saver: createSaver({ api, chart, copies, opened: from }),
    fromCopy: useful,
  };
}

/** A chart that is looked at, not changed. Throws what historyOf throws. */
export function openedToLookAt(
  api: Client,
  caseId: string,
  held: ChartInfoFragment & { readonly document: string },
): Opened {
  const chart = createChartStore(caseId);
  chart.getState().open(historyOf(held.document), true);
  const { id, version, title, changedAt } = held;
  const from = { id, version, title, savedAt: changedAt, unsaved: false };
  const saver = createSaver({ api, chart, copies: unsavedCopies, opened: from });
  return { number: ++opened, chart, saver, fromCopy: false };
}

/** That the page can't read a chart, as a problem; null: something else went wrong. */
export function looksUnknown(error: unknown): Problem | null {
  const isUnknown =
    error instanceof UnknownCommand || error instanceof UnknownFormat || error instanceof SyntaxError;
  return isUnknown ? { code: "CHART_UNKNOWN", what: "", cure: "", more: {} } : null;
}

/** Goes on from an earlier version, as a step that can be undone. */
export async function restoreVersion(
  api: Client,
  chart: ChartStore,
  chartId: string,
  version: number,
): Promise<void> {
  const { caseId } = chart.getState();
  const held = (await ask(api, OpenChartDocument, { caseId, chartId, version })).case.chart;
  chart.getState().run(restoreCommand({ state: current(historyOf(held.document)), version }));
}

/** The newest version, in place of what is here. */
export async function takeTheirs(api: Client, chart: ChartStore, saver: Saver): Promise<void> {
  const { id } = saver.state.getState();
  if (id === null) return;
  const { caseId } = chart.getState();
  const held = (await ask(api, OpenChartDocument, { caseId, chartId: id, version: null })).case.chart;
  chart.getState().open(historyOf(held.document));
  saver.took(held);
}

function historyIn(held: { readonly document: string } | null): History {
  return held === null ? begun() : historyOf(held.document);
}

/** A copy that was saved after all, just before the page went away, is of no use. */
function differs(
  copy: UnsavedCopy,
  held: (ChartInfoFragment & { readonly document: string }) | null,
): boolean {
  return held === null || copy.document !== held.document || copy.title !== held.title;
}
