import type { Client } from "@urql/core";
import { createStore, type StoreApi } from "zustand/vanilla";
import { change } from "@/api/ask";
import { type Problem, problemOf } from "@/api/problem";
import { documentText } from "@/chart/document";
import type { History } from "@/chart/history";
import type { ChartStore } from "@/chart/store";
import { type ChartInfoFragment, CreateChartDocument, SaveChartDocument } from "./charts.generated";
import type { UnsavedCopies } from "./unsaved";

/** What another tab or person saved meanwhile. */
export interface SavedMeanwhile {
  readonly version: number;
  readonly changedAt: string;
  readonly changedBy: string;
}

export type Saving =
  | { readonly kind: "new" }
  | { readonly kind: "saved"; readonly at: string }
  | { readonly kind: "waiting" }
  | { readonly kind: "saving" }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "conflict"; readonly current: SavedMeanwhile }
  | { readonly kind: "read-only" };

export interface SavedAs {
  /** None before it was saved for the first time. */
  readonly id: string | null;
  readonly version: number | null;
  readonly title: string;
  readonly saving: Saving;
}

export interface Saver {
  readonly state: StoreApi<SavedAs>;
  rename(title: string): void;
  /** At once, not when it is due. Also after something went wrong. */
  saveNow(): Promise<void>;
  /** The page goes away: what is not saved is kept on this machine, and sent if it can be. */
  leave(): void;
  /** As a new chart, beside the one that another saved or deleted. */
  saveAsCopy(title: string): Promise<void>;
  /** On top of what another saved. */
  replaceTheirs(): Promise<void>;
  /** What is here is given up for this version, which was opened in its place. */
  took(info: ChartInfoFragment): void;
  stop(): void;
}

export interface SaverParts {
  readonly api: Client;
  readonly chart: ChartStore;
  readonly copies: UnsavedCopies;
  readonly opened: Omit<SavedAs, "saving"> & { readonly savedAt: string | null; readonly unsaved: boolean };
  now?(): Date;
}

/** Waits so long after the last change, and not longer than the second after the first. */
export const QUIET_MS = 1_500;
export const LONGEST_MS = 8_000;
const COPY_MS = 400;
const RETRY_MS = [2_000, 5_000, 10_000, 30_000] as const;
const ON_ITS_WAY = 60_000; // bytes that a browser sends for a page that is gone

/** The place of a chart's copy on this machine. */
export function copyName(caseId: string, chartId: string | null): string {
  return `${caseId}/${chartId ?? "new"}`;
}

export function createSaver(parts: SaverParts): Saver {
  return new AutoSaver(parts);
}

class AutoSaver implements Saver {
  readonly state: StoreApi<SavedAs>;
  private readonly parts: SaverParts;
  private readonly unsubscribe: () => void;
  private savedHistory: History | null;
  private savedTitle: string;
  private dueTimer: ReturnType<typeof setTimeout> | undefined;
  private copyTimer: ReturnType<typeof setTimeout> | undefined;
  private changedSince: number | null = null;
  private running: Promise<void> | null = null;
  private failures = 0;

  constructor(parts: SaverParts) {
    this.parts = parts;
    const { id, version, title, savedAt, unsaved } = parts.opened;
    const { history, readOnly } = parts.chart.getState();
    const saving: Saving = readOnly
      ? { kind: "read-only" }
      : savedAt === null
        ? { kind: "new" }
        : { kind: "saved", at: savedAt };
    this.state = createStore<SavedAs>()(() => ({ id, version, title, saving }));
    this.savedHistory = unsaved ? null : history;
    this.savedTitle = title;
    this.unsubscribe = parts.chart.subscribe((open, before) => {
      if (open.history !== before.history) this.changed();
    });
    if (unsaved) this.changed();
  }

  rename(title: string): void {
    this.state.setState({ title });
    this.changed();
  }

  saveNow(): Promise<void> {
    clearTimeout(this.dueTimer);
    this.running ??= this.saved().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  leave(): void {
    if (!this.isUnsaved() || this.readOnly()) return;
    const copy = this.copy();
    this.parts.copies.putNow(this.name(), copy);
    const small = copy.document.length < ON_ITS_WAY;
    if (small && this.running === null && this.state.getState().saving.kind !== "conflict") {
      void this.sent(copy.document, copy.title, { fetchOptions: { keepalive: true } }).catch(() => undefined);
    }
  }

  async saveAsCopy(title: string): Promise<void> {
    await this.running;
    const before = this.name();
    this.state.setState({ id: null, version: null, title, saving: { kind: "waiting" } });
    this.savedHistory = null;
    await this.saveNow();
    await this.parts.copies.drop(before);
  }

  async replaceTheirs(): Promise<void> {
    const { saving } = this.state.getState();
    if (saving.kind !== "conflict") return;
    this.state.setState({ version: saving.current.version, saving: { kind: "waiting" } });
    await this.saveNow();
  }

  took(info: ChartInfoFragment): void {
    this.settled(info, this.parts.chart.getState().history, info.title);
    this.state.setState({ title: info.title });
  }

  stop(): void {
    this.unsubscribe();
    clearTimeout(this.dueTimer);
    clearTimeout(this.copyTimer);
    if (this.isUnsaved() && !this.readOnly()) {
      void this.parts.copies.put(this.name(), this.copy()).catch(() => undefined);
      if (this.state.getState().saving.kind !== "conflict") void this.saveNow();
    }
  }

  private changed(): void {
    if (this.readOnly() || !this.isUnsaved()) return;
    clearTimeout(this.copyTimer);
    this.copyTimer = setTimeout(() => void this.keepCopy(), COPY_MS);
    if (this.state.getState().saving.kind === "conflict") return;
    this.state.setState({ saving: { kind: "waiting" } });
    this.changedSince ??= this.time();
    this.due(Math.min(QUIET_MS, Math.max(0, this.changedSince + LONGEST_MS - this.time())));
  }

  private due(wait: number): void {
    clearTimeout(this.dueTimer);
    this.dueTimer = setTimeout(() => void this.saveNow(), wait);
  }

  private async saved(): Promise<void> {
    const { saving, title } = this.state.getState();
    if (this.readOnly() || !this.isUnsaved() || saving.kind === "conflict") return;
    const { history } = this.parts.chart.getState();
    this.changedSince = null;
    this.state.setState({ saving: { kind: "saving" } });
    try {
      const before = this.name();
      this.settled(await this.sent(documentText(history), title), history, title);
      await this.dropCopy(before);
    } catch (error) {
      this.failed(problemOf(error));
    }
    if (this.state.getState().saving.kind === "saved" && this.isUnsaved()) this.changed();
  }

  private async sent(document: string, title: string, context = {}): Promise<ChartInfoFragment> {
    const { api, chart } = this.parts;
    const { caseId } = chart.getState();
    const { id, version } = this.state.getState();
    if (id === null || version === null) {
      return (await change(api, CreateChartDocument, { caseId, title, document }, context)).case.createChart;
    }
    const named = title === this.savedTitle ? null : title;
    const variables = { caseId, chartId: id, version, document, title: named };
    return (await change(api, SaveChartDocument, variables, context)).case.saveChart;
  }

  private settled(info: ChartInfoFragment, history: History, title: string): void {
    this.failures = 0;
    this.savedHistory = history;
    this.savedTitle = title;
    this.state.setState({
      id: info.id,
      version: info.version,
      saving: { kind: "saved", at: info.changedAt },
    });
  }

  private failed(problem: Problem): void {
    const current = savedMeanwhile(problem);
    if (current !== null) {
      this.state.setState({ saving: { kind: "conflict", current } });
    } else {
      this.state.setState({ saving: { kind: "failed", problem } });
      this.due(RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)] ?? RETRY_MS[0]);
      this.failures += 1;
    }
    void this.keepCopy();
  }

  private async keepCopy(): Promise<void> {
    if (this.isUnsaved()) await this.parts.copies.put(this.name(), this.copy()).catch(() => undefined);
  }

  private async dropCopy(name: string): Promise<void> {
    if (!this.isUnsaved()) clearTimeout(this.copyTimer);
    await this.parts.copies.drop(name).catch(() => undefined);
  }

  private copy() {
    const { title, version } = this.state.getState();
    const document = documentText(this.parts.chart.getState().history);
    return { version, title, document, at: new Date(this.time()).toISOString() };
  }

  private name(): string {
    return copyName(this.parts.chart.getState().caseId, this.state.getState().id);
  }

  private isUnsaved(): boolean {
    return (
      this.parts.chart.getState().history !== this.savedHistory ||
      this.state.getState().title !== this.savedTitle
    );
  }

  private readOnly(): boolean {
    return this.parts.chart.getState().readOnly;
  }

  private time(): number {
    return (this.parts.now?.() ?? new Date()).getTime();
  }
}

function savedMeanwhile({ code, more }: Problem): SavedMeanwhile | null {
  const current = more.current;
  if (code.toLowerCase() !== "conflict" || typeof current !== "object" || current === null) return null;
  const { version, changedAt, changedBy } = current as Partial<SavedMeanwhile>;
  if (version === undefined) return null;
  return { version, changedAt: String(changedAt), changedBy: String(changedBy) };
}
