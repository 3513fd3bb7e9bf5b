/** What an investigation or an analysis can be told. Defaults are texts as the API shows them. */
export interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly default: string | null;
  readonly least: number | null;
  readonly most: number | null;
  readonly choices: readonly string[];
  readonly help: string;
}

/** What a person typed, by name, as text: it fits into an address. What is not there has its default. */
export type Given = Readonly<Record<string, string>>;

export type Kind = "text" | "whole" | "number" | "yes or no" | "moment" | "day" | "one of" | "several of";

/** Names of types differ between Cypher's and Python's; on the page they are one. */
export function kindOf({ type, choices }: Parameter): Kind {
  if (type === "several") return "several of";
  if (choices.length > 0) return "one of";
  if (type === "int") return "whole";
  if (type === "float") return "number";
  if (type === "bool" || type === "boolean") return "yes or no";
  if (type === "datetime") return "moment";
  return type === "date" ? "day" : "text";
}

/** The key of what is wrong with a value in words/en/parameters.json; null: nothing. */
export function wrongWith(parameter: Parameter, text: string | undefined): string | null {
  if (text === "" && kindOf(parameter) === "several of") return "none";
  if (text === undefined || text === "")
    return parameter.default === null && isNeeded(parameter) ? "needed" : null;
  const kind = kindOf(parameter);
  if (kind === "whole" || kind === "number") return wrongNumber(parameter, kind, text);
  if (kind === "moment" && Number.isNaN(Date.parse(text))) return "moment";
  if (kind === "day" && !/^\d{4}-\d\d-\d\d$/.test(text)) return "day";
  return null;
}

/** As the API takes them; only what differs from the defaults. */
export function typed(parameters: readonly Parameter[], given: Given): Record<string, unknown> {
  const pairs = parameters.flatMap((parameter): [string, unknown][] => {
    const text = given[parameter.name];
    return text === undefined || text === "" || text === parameter.default
      ? []
      : [[parameter.name, asTyped(parameter, text)]];
  });
  return Object.fromEntries(pairs);
}

function asTyped(parameter: Parameter, text: string): unknown {
  const kind = kindOf(parameter);
  if (kind === "whole" || kind === "number") return Number(text);
  if (kind === "yes or no") return text === "true";
  if (kind === "several of") return text.split(",");
  return kind === "moment" ? new Date(text).toISOString() : text.trim();
}

function wrongNumber({ least, most }: Parameter, kind: Kind, text: string): string | null {
  const number = Number(text);
  if (Number.isNaN(number) || (kind === "whole" && !Number.isInteger(number))) return kind;
  if (least !== null && number < least) return "tooSmall";
  return most !== null && number > most ? "tooGreat" : null;
}

/** Days and choices of an analysis may be left out; what a question is about may not. */
function isNeeded({ type }: Parameter): boolean {
  return type === "string";
}
