import { createStore } from "zustand/vanilla";

export type Tone = "told" | "done" | "warning" | "problem";

export interface Message {
  readonly id: number;
  readonly text: string;
  readonly tone: Tone;
  /** On the screen too, until it is put away or, unless it is a problem, for a while. */
  readonly shown: boolean;
}

export interface MessageOptions {
  readonly tone?: Tone;
  /** Off where the screen shows it anyway. */
  readonly shown?: boolean;
}

const KEPT = 6;
let last = 0;

export const messages = createStore<{ readonly messages: readonly Message[] }>()(() => ({ messages: [] }));

/** Tells what happened, on the screen and to screen readers. There is one such place on the page. */
export function announce(text: string, { tone = "told", shown = true }: MessageOptions = {}): void {
  last += 1;
  const message = { id: last, text, tone, shown };
  messages.setState((held) => ({ messages: [...held.messages, message].slice(-KEPT) }));
}

/** Takes it off the screen; who reads the page can still find it. */
export function putAway(id: number): void {
  messages.setState((held) => ({
    messages: held.messages.map((each) => (each.id === id ? { ...each, shown: false } : each)),
  }));
}
