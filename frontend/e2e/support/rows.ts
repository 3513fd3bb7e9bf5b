export type Priority = "P0" | "P1" | "P2";

/** One thing that people do with link charts elsewhere, and when the page has to have it. */
export interface Row {
  readonly number: number;
  readonly what: string;
  readonly priority: Priority;
  /** Why there is no test yet; none: a test's title has to carry the number. */
  readonly notYet?: string;
}

const P0: Readonly<Record<number, string>> = {
  1: "a search adds to the chart",
  3: "saved questions with parameters",
  4: "a link opens a ready chart",
  5: "a double click expands",
  6: "expand by type, direction and limit",
  7: "a hub is not drawn at once",
  8: "a badge says what is not drawn",
  10: "roll back the last expansion",
  12: "hide, and show hidden with counts",
  14: "group and ungroup by hand",
  15: "group by an attribute, collapsed above a size",
  16: "parallel relationships as one line with its count",
  17: "shortest path between two",
  19: "pin and unpin",
  20: "select with a box",
  21: "select with a lasso",
  22: "select neighbours",
  23: "select by kind, from counts",
  25: "what is not near fades under the pointer",
  26: "a hover card with key facts",
  27: "menus for node, line, selection and canvas",
  29: "undo and redo",
  30: "saved by itself",
  31: "layouts: force, layered, radial",
  33: "lock: what is there stays in place",
  35: "colour, size and icon by attribute",
  36: "a legend that counts, selects and folds",
  37: "captions are chosen and cropped",
  38: "filters with a histogram, fading or removing",
  40: "a time slider that plays",
  42: "table, list and card beside the chart",
  44: "badges of state",
  45: "line style says how sure it is",
  48: "snapshot, duplicate, versions",
  50: "export of picture and data",
  51: "from the chart to a finding",
  52: "analyses in place",
  53: "keys, with a sheet of them",
  54: "the chart as a list",
  55: "empty states and disabled actions say the next step",
};

const P1: Readonly<Record<number, string>> = {
  9: "reveal relationships among the selection",
  11: "expand by similarity",
  13: "dismiss single nodes",
  18: "several paths within limits, and the bound is told",
  24: "invert, select all, select links in and out",
  28: "actions of one's own",
  32: "columns by category, the same each time",
  34: "a map",
  39: "topological filters",
  41: "as known on a day, and new since the last visit",
  46: "notes",
  47: "nodes and relationships made on the chart",
  49: "share, read-only",
  56: "full screen",
};

const P2: Readonly<Record<number, string>> = {
  2: "patterns in near-natural words",
  43: "a minimap",
};

const NOT_YET: Readonly<Record<number, string>> = {
  11: "similarity of accounts is measured by an analysis that is still to come",
  47: "an analyst's own assertions come with identities (propose, confirm, withdraw)",
};

/** The interaction table that the page is measured by. */
export const ROWS: readonly Row[] = Object.entries({ P0, P1, P2 } as const)
  .flatMap(([priority, rows]) =>
    Object.entries(rows).map(([number, what]): Row => {
      const notYet = NOT_YET[Number(number)];
      const row = { number: Number(number), what, priority: priority as Priority };
      return notYet === undefined ? row : { ...row, notYet };
    }),
  )
  .sort((one, other) => one.number - other.number);
