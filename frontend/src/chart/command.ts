import type { ChartState } from "./model";

/** One change of a chart, as it is kept: all that it needs is in `data`, so that redo never asks the API again. */
export interface Command<Data = unknown> {
  readonly name: string;
  readonly data: Data;
}

/** A kind of command: one file in commands/. `apply` is pure; where nothing changes it returns the same state. */
export interface CommandKind<Data> {
  readonly name: string;
  apply(state: ChartState, data: Data): ChartState;
  /** The key in words/en/commands.json and its values, for the list of what was done. */
  told(data: Data): { readonly key: string; readonly values?: Readonly<Record<string, string | number>> };
  /** Makes a command of this kind. */
  (data: Data): Command<Data>;
}

/** `kept` makes data small that would be kept larger than it matters. */
export function commandKind<Data>(
  name: string,
  { kept, ...kind }: Pick<CommandKind<Data>, "apply" | "told"> & { kept?(data: Data): Data },
): CommandKind<Data> {
  const make = (data: Data): Command<Data> => ({ name, data: kept === undefined ? data : kept(data) });
  Object.defineProperty(make, "name", { value: name });
  return Object.assign(make, kind);
}
