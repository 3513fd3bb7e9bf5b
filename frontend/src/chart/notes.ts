import type { Client } from "@urql/core";
import { createStore, type StoreApi } from "zustand/vanilla";
import { ask, change } from "@/api/ask";
import { type Problem, problemOf } from "@/api/problem";
import {
  ChangeNoteDocument,
  CreateNoteDocument,
  DeleteNoteDocument,
  NotesDocument,
  type NoteTextFragment,
} from "./notes.generated";
import type { Told } from "./reading";
import type { ChartStore } from "./store";

export type Note = NoteTextFragment;

/** What people wrote on elements of the case. A note belongs to its elements, so every chart with them shows it. */
export interface Notes {
  /** Oldest first; none: not read yet. */
  readonly notes: readonly Note[] | null;
  readonly told: Told | null;
  readonly noted: ReadonlySet<string>;
  readonly problem: Problem | null;

  read(api: Client): Promise<void>;
  /** The three of them throw what went wrong: whoever writes keeps the text until it is kept. */
  write(api: Client, elements: readonly string[], text: string): Promise<void>;
  rewrite(api: Client, note: Note, text: string): Promise<void>;
  remove(api: Client, note: Note): Promise<void>;
}

export type NotesStore = StoreApi<Notes>;

const stores = new WeakMap<ChartStore, NotesStore>();

export function notesOf(chart: ChartStore): NotesStore {
  const held = stores.get(chart);
  if (held !== undefined) return held;
  const store = createNotes(chart.getState().caseId);
  stores.set(chart, store);
  return store;
}

/** The notes that name one of them. */
export function notesOn(notes: readonly Note[], elements: ReadonlySet<string>): readonly Note[] {
  return notes.filter((note) => note.elements.some((element) => elements.has(element)));
}

function createNotes(caseId: string): NotesStore {
  return createStore<Notes>()((set, get) => {
    const hold = (notes: readonly Note[]): void =>
      set({ notes, noted: new Set(notes.flatMap((note) => note.elements)) });
    return {
      notes: null,
      told: null,
      noted: new Set(),
      problem: null,
      async read(api) {
        try {
          const { notes, ...told } = (await ask(api, NotesDocument, { caseId, chart: null })).case.notes;
          set({ told: { ...told, reason: told.reason ?? null }, problem: null });
          hold(notes);
        } catch (error) {
          set({ problem: problemOf(error) });
        }
      },
      async write(api, elements, text) {
        const variables = { caseId, chart: null, elements: [...elements], text };
        const { createNote } = (await change(api, CreateNoteDocument, variables)).case;
        hold([...(get().notes ?? []), createNote]);
      },
      async rewrite(api, { id, version }, text) {
        const { changeNote } = (await change(api, ChangeNoteDocument, { caseId, id, version, text })).case;
        hold((get().notes ?? []).map((note) => (note.id === id ? changeNote : note)));
      },
      async remove(api, { id }) {
        await change(api, DeleteNoteDocument, { caseId, id });
        hold((get().notes ?? []).filter((note) => note.id !== id));
      },
    };
  });
}
