import type { CombinedError, OperationResult } from "@urql/core";
import { createStore } from "zustand/vanilla";

const SLOW_MS = 2_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;
const BUSY = 503;
const UNAUTHORISED = 401;

/** How the API is doing, as this page sees it. The most pressing of what is true. */
export type State = "well" | "slow" | "busy" | "signed out" | "unreachable";

export interface Health {
  readonly state: State;
  /** What an answer left out, in the API's words; none: answers were whole. */
  readonly missing: string | null;
}

export const health = createStore<Health>()(() => ({ state: "well", missing: null }));

const waiting = new Set<symbol>();

/** As fetch, and notes how it went: no answer, none within two seconds, too busy, signed out. */
export async function watchedFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = Symbol("request");
  const timer = setTimeout(() => noteWaiting(request), SLOW_MS);
  try {
    const response = await fetch(input, init);
    noteAnswer(response.status);
    return response;
  } catch (error) {
    if (!isAborted(error)) noteSilence();
    throw error;
  } finally {
    clearTimeout(timer);
    waiting.delete(request);
    if (waiting.size === 0 && health.getState().state === "slow") health.setState({ state: "well" });
  }
}

/** Notes an answer that has data and errors both: part of it is missing. */
export function noteResult({ data, error }: OperationResult): void {
  if (data === undefined || data === null || error === undefined) return;
  health.setState({ missing: told(error) });
}

export function forgetMissing(): void {
  health.setState({ missing: null });
}

function told(error: CombinedError): string {
  return error.graphQLErrors[0]?.message ?? error.message;
}

function noteWaiting(request: symbol): void {
  waiting.add(request);
  if (health.getState().state === "well") health.setState({ state: "slow" });
}

function noteAnswer(status: number): void {
  if (status === UNAUTHORISED) health.setState({ state: "signed out" });
  else if (status === BUSY) health.setState({ state: "busy" });
  else health.setState({ state: "well" });
}

let asking = false;

/** Asks by itself until there is an answer again, more and more rarely. */
function noteSilence(): void {
  health.setState({ state: "unreachable" });
  if (!asking) void askUntilAnswered();
}

async function askUntilAnswered(): Promise<void> {
  asking = true;
  for (let pause = FIRST_PAUSE_MS; asking; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    asking = !(await answers());
  }
}

async function answers(): Promise<boolean> {
  try {
    const response = await fetch("/v1/health");
    noteAnswer(response.status);
    return true;
  } catch {
    return false;
  }
}

function isAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}
