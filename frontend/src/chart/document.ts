import {
  type ChartDocument,
  current,
  type Entry,
  FORMAT,
  fromDocument,
  type History,
  toDocument,
  UnknownFormat,
} from "./history";
import { type Packed, packed, unpacked } from "./packing";

/** Commands are kept while they fit, the last ones in any case: a layout of a large chart names every node. */
export const COMMANDS_CHARACTERS = 6_000_000;
export const ALWAYS_KEPT = 50;

/** As the API keeps it: it reads `nodes` and `edges`, to count them and to check that they are of the case. */
interface SavedChart {
  readonly format: number;
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly { readonly id: string }[];
  readonly made: Packed;
}

/** The chart as JSON text, with how it came to be. */
export function documentText(history: History): string {
  const { nodes, edges } = current(history);
  const saved: SavedChart = {
    format: FORMAT,
    nodes: Object.keys(nodes).map((id) => ({ id })),
    edges: Object.keys(edges).map((id) => ({ id })),
    made: packed(toDocument(fitting(history))),
  };
  return JSON.stringify(saved);
}

/** Throws UnknownFormat for what this page can't read, UnknownCommand for a command of a later page. */
export function historyOf(text: string): History {
  const saved = JSON.parse(text) as Partial<SavedChart>;
  if (saved.format !== FORMAT || saved.made === undefined) throw new UnknownFormat(saved.format);
  return fromDocument(unpacked(saved.made) as ChartDocument);
}

/** Without the oldest commands where all of them are too large: then the chart begins with what they led to. */
export function fitting(history: History, most = COMMANDS_CHARACTERS): History {
  let room = most;
  let first = history.entries.length;
  while (first > 0) {
    room -= sizeOf(history.entries[first - 1]);
    if (room < 0 && history.entries.length - first >= ALWAYS_KEPT) break;
    first--;
  }
  return first === 0 ? history : withoutOldest(history, Math.min(first, history.done));
}

const sizes = new WeakMap<Entry, number>();

/** Measured once: an entry never changes, and a chart is saved often. */
function sizeOf(entry: Entry | undefined): number {
  if (entry === undefined) return 0;
  const size = sizes.get(entry) ?? JSON.stringify(packed(entry)).length;
  sizes.set(entry, size);
  return size;
}

function withoutOldest({ base, entries, states, done }: History, number: number): History {
  return {
    base: states[number - 1] ?? base,
    entries: entries.slice(number),
    states: states.slice(number),
    done: done - number,
  };
}
