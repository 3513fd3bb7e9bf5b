/** A chart that is not on the server as it is here: kept on this machine until it is. */
export interface UnsavedCopy {
  /** What it was changed from; none where it was never saved. */
  readonly version: number | null;
  readonly title: string;
  readonly document: string;
  /** When it was put here, ISO 8601. */
  readonly at: string;
}

export interface UnsavedCopies {
  put(name: string, copy: UnsavedCopy): Promise<void>;
  /** At once, while the page goes away: where there is room for it. */
  putNow(name: string, copy: UnsavedCopy): void;
  /** The later one of those that are held. */
  get(name: string): Promise<UnsavedCopy | null>;
  drop(name: string): Promise<void>;
}

const BASE = "sociogram";
const TABLE = "unsaved charts";
const PREFIX = "sociogram.unsaved/";
/** What browsers keep for a page in local storage is about 5 million characters in all. */
const ROOM = 2_000_000;

export const unsavedCopies: UnsavedCopies = {
  async put(name, copy) {
    const table = await tableFor("readwrite");
    await done(table.put(copy, name));
  },
  putNow(name, copy) {
    if (copy.document.length > ROOM) return;
    try {
      localStorage.setItem(PREFIX + name, JSON.stringify(copy));
    } catch {
      // full: what was put last stays in the database
    }
  },
  async get(name) {
    const held = (await done((await tableFor("readonly")).get(name))) as UnsavedCopy | undefined;
    const quick = heldQuickly(name);
    if (held === undefined || quick === null) return held ?? quick;
    return held.at > quick.at ? held : quick;
  },
  async drop(name) {
    localStorage.removeItem(PREFIX + name);
    await done((await tableFor("readwrite")).delete(name));
  },
};

function heldQuickly(name: string): UnsavedCopy | null {
  const text = localStorage.getItem(PREFIX + name);
  return text === null ? null : (JSON.parse(text) as UnsavedCopy);
}

let base: Promise<IDBDatabase> | null = null;

async function tableFor(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  base ??= opened();
  return (await base).transaction(TABLE, mode).objectStore(TABLE);
}

function opened(): Promise<IDBDatabase> {
  const asked = indexedDB.open(BASE, 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore(TABLE);
  return done(asked);
}

function done<Result>(asked: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}
