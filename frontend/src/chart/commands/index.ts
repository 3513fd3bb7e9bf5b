import type { Command, CommandKind } from "../command";
import type { ChartState } from "../model";

const files = import.meta.glob<{ default: CommandKind<never> }>(["./*.ts", "!./index.ts", "!./*.test.ts"], {
  eager: true,
});

/** Every kind of command, by name: one file each in this folder. */
export const COMMANDS: ReadonlyMap<string, CommandKind<never>> = new Map(
  Object.values(files).map((file) => [file.default.name, file.default]),
);

export function applied(state: ChartState, command: Command): ChartState {
  return kindOf(command).apply(state, command.data as never);
}

export function told(command: Command): ReturnType<CommandKind<never>["told"]> {
  return kindOf(command).told(command.data as never);
}

/** Throws for a command of a later version of the page: such a chart is not opened half. */
function kindOf(command: Command): CommandKind<never> {
  const kind = COMMANDS.get(command.name);
  if (kind === undefined) throw new UnknownCommand(command.name);
  return kind;
}

export class UnknownCommand extends Error {
  constructor(readonly command: string) {
    super(`This page does not know the command ${command}.`);
  }
}
