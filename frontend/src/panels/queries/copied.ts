import type { Question, ShownQuery } from "@/api/questions";

/** As it can be run elsewhere: the text, and what it was given as a comment that no client minds. */
export function asCypher({ text, parameters }: Pick<ShownQuery, "text" | "parameters">): string {
  return `${commented("// parameters: ", parameters)}${text.trim()}\n`;
}

export function asGraphQL({ text, variables }: Pick<Question, "text" | "variables">): string {
  return `${commented("# variables: ", variables)}${text.trim()}\n`;
}

/** JSON has its line ends escaped: a comment of one line holds it. */
function commented(mark: string, given: unknown): string {
  const json = JSON.stringify(given ?? {});
  return json === "{}" ? "" : `${mark}${json}\n`;
}
