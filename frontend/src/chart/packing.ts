/** JSON in which long texts that come again and again are written once.

Ids are long, and a chart's commands name the same ones hundreds of times. A text is looked at part by part, divided
at `|`, because that is how edges are named: `TYPE|start|end` needs no place in the table of its own. */
export interface Packed {
  readonly names: readonly string[];
  readonly value: unknown;
}

const MARK = "~";
const DIVIDER = "|";
/** Shorter ones would hardly gain. */
const LONG = 12;

export function packed(value: unknown): Packed {
  const counts = new Map<string, number>();
  visitTexts(value, (text) => {
    for (const part of text.split(DIVIDER)) {
      if (part.length >= LONG) counts.set(part, (counts.get(part) ?? 0) + 1);
    }
  });
  const names = [...counts].filter(([, count]) => count > 1).map(([name]) => name);
  const numbers = new Map(names.map((name, number) => [name, MARK + number.toString(36)]));
  return {
    names,
    value: withTexts(
      value,
      byPart((part) => numbers.get(part) ?? escaped(part)),
    ),
  };
}

/** The value that was packed. Throws where it is none that `packed` made. */
export function unpacked({ names, value }: Packed): unknown {
  return withTexts(
    value,
    byPart((part) => {
      if (!part.startsWith(MARK)) return part;
      if (part.startsWith(MARK + MARK)) return part.slice(1);
      const name = names[Number.parseInt(part.slice(1), 36)];
      if (name === undefined) throw new Error("A name of the chart is missing.");
      return name;
    }),
  );
}

function escaped(part: string): string {
  return part.startsWith(MARK) ? MARK + part : part;
}

function byPart(change: (part: string) => string): (text: string) => string {
  return (text) => (text.includes(DIVIDER) ? text.split(DIVIDER).map(change).join(DIVIDER) : change(text));
}

function visitTexts(value: unknown, visit: (text: string) => void): void {
  if (typeof value === "string") visit(value);
  else if (Array.isArray(value)) for (const each of value) visitTexts(each, visit);
  else if (typeof value === "object" && value !== null) {
    for (const [name, each] of Object.entries(value)) {
      visit(name);
      visitTexts(each, visit);
    }
  }
}

/** Own properties only are made, whatever they are called. */
function withTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((each) => withTexts(each, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [change(name), withTexts(each, change)]),
  );
}
