import type { Command } from "./command";
import { applied } from "./commands";
import { type ChartState, EMPTY } from "./model";

export const KEPT = 300;
export const FORMAT = 1;

export interface Entry {
  readonly command: Command;
  /** When it was done, ISO 8601. */
  readonly at: string;
}

/** A chart and how it came to be: a first state, the commands since, and how many of them are done, not undone.

States in between are kept: undo gives back the very object, so the first state comes back exactly. */
export interface History {
  readonly base: ChartState;
  readonly entries: readonly Entry[];
  readonly states: readonly ChartState[];
  readonly done: number;
}

/** As the API keeps it. `nodes` and `edges` are counted for lists of charts. */
export interface ChartDocument {
  readonly format: number;
  readonly base: ChartState;
  readonly entries: readonly Entry[];
  readonly done: number;
}

export function begun(base: ChartState = EMPTY): History {
  return { base, entries: [], states: [], done: 0 };
}

export function current(history: History): ChartState {
  return history.states[history.done - 1] ?? history.base;
}

/** The chart as it was before the command of that number. */
export function stateBefore(history: History, number: number): ChartState {
  return history.states[number - 1] ?? history.base;
}

/** Does a command; what was undone before is forgotten. A command that changes nothing is not kept. */
export function performed(history: History, command: Command, at: string): History {
  const before = current(history);
  const after = applied(before, command);
  if (after === before) return history;
  const entries = [...history.entries.slice(0, history.done), { command, at }];
  const states = [...history.states.slice(0, history.done), after];
  const over = Math.max(0, entries.length - KEPT);
  return {
    base: over > 0 ? (states[over - 1] ?? history.base) : history.base,
    entries: entries.slice(over),
    states: states.slice(over),
    done: entries.length - over,
  };
}

/** Goes to the state after that many commands. */
export function at(history: History, done: number): History {
  return { ...history, done: Math.min(Math.max(done, 0), history.entries.length) };
}

export function toDocument({ base, entries, done }: History): ChartDocument {
  return { format: FORMAT, base, entries, done };
}

/** Does all commands again. Throws UnknownFormat, UnknownCommand. */
export function fromDocument(document: ChartDocument): History {
  if (document.format !== FORMAT) throw new UnknownFormat(document.format);
  let state = { ...EMPTY, ...document.base };
  const base = state;
  const states = document.entries.map(({ command }) => {
    state = applied(state, command);
    return state;
  });
  return { base, entries: document.entries, states, done: document.done };
}

export class UnknownFormat extends Error {
  constructor(readonly format: unknown) {
    super(`This page does not know charts of format ${String(format)}.`);
  }
}
