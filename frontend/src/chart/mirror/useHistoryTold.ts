import { useEffect } from "react";
import { words } from "@/app/words";
import { announce } from "@/design/announce";
import { told } from "../commands";
import type { History } from "../history";
import type { ChartStore } from "../store";

/** Tells screen readers what undo and redo did: everything else is told by the action that did it. */
export function useHistoryTold(chart: ChartStore): void {
  useEffect(
    () =>
      chart.subscribe(({ history }, before) => {
        const said = stepOf(before.history, history);
        if (said !== null) announce(said, { shown: false });
      }),
    [chart],
  );
}

/** In words; nothing where it is no step through what was done. */
export function stepOf(before: History, after: History): string | null {
  if (before.entries !== after.entries || before.done === after.done) return null;
  const isUndone = after.done < before.done;
  const entry = after.entries[isUndone ? after.done : after.done - 1];
  if (entry === undefined) return null;
  const { key, values } = told(entry.command);
  const what = words("commands")(key, { ...values });
  return words("mirror")(isUndone ? "undone" : "redone", { what });
}
