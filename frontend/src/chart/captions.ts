import { plainText } from "@/design/shownText";
import type { Facts } from "./facts";
import { NODE_KINDS } from "./kinds";
import type { Captions, ChartNode, Group } from "./model";

const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";
const ELLIPSIS = "…";
/** Letters that are one unit each and hide nothing, as most texts have: cutting those takes a hundredth of the time. */
const PLAIN = /^[ -~\u00c0-\u024f]*$/;

/** What is written beside a node: the field that a person chose, else the first of its kind that is known, else its key. */
export function captionOf(node: ChartNode, facts: Facts, captions: Captions): string {
  const values = facts.nodes.get(node.id)?.values ?? {};
  const chosen = captions.fields[node.label];
  if (chosen === "") return "";
  for (const field of chosen === undefined ? NODE_KINDS[node.label].captions : [chosen]) {
    const fact = values[field];
    const text = field === "key" || fact == null ? "" : String(fact).trim();
    if (text !== "") return isolated(shortened(decorated(field, text), captions.characters));
  }
  return isolated(shortened(plainKey(node), captions.characters));
}

export function groupCaption(group: Group, captions: Captions): string {
  return isolated(shortened(group.name, captions.characters));
}

/** One line of at most so many characters as a person counts them; what would not be seen in it is told. */
export function shortened(text: string, most: number): string {
  if (!PLAIN.test(text.slice(0, most + 1))) return plainText(text, most).trim();
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}${ELLIPSIS}`;
}

/** Keeps a text's own direction to itself. */
function isolated(text: string): string {
  return text === "" ? "" : `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}`;
}

function decorated(field: string, text: string): string {
  return field === "handle" ? `@${text}` : text;
}

function plainKey({ label, key }: ChartNode): string {
  return label === "HASHTAG" ? `#${key}` : key.replace(/^https?:\/\/(www\.)?/, "");
}
