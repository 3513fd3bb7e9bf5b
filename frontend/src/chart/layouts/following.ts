import type { ChartStore } from "../store";
import { arrange } from "./arranging";
import { LAYOUTS } from "./index";

/** A chart that is not locked is arranged anew whenever something is added to it. Returns what ends it. */
export function followAdditions(chart: ChartStore, failed: (error: unknown) => void): () => void {
  return chart.subscribe(({ history, state, readOnly }, before) => {
    if (readOnly || state.locked || history.done <= before.history.done) return;
    const newest = history.entries[history.done - 1];
    if (newest?.command.name !== "add" || history.entries.length <= before.history.entries.length) return;
    const layout = LAYOUTS.get(state.layout) ?? LAYOUTS.get("force");
    if (layout !== undefined) void arrange(chart, layout).catch(failed);
  });
}
