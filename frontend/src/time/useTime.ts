import { useStore } from "zustand";
import setTime from "@/chart/commands/setTime";
import type { TimeView } from "@/chart/model";
import type { ChartStore } from "@/chart/store";

/** How time is looked at on a chart. Each change is one step of undo. */
export function useTime(chart: ChartStore) {
  const time = useStore(chart, (open) => open.state.time);
  const isReadOnly = useStore(chart, (open) => open.readOnly);
  return { time, isReadOnly, set: (changed: Partial<TimeView>) => changeTime(chart, changed) };
}

export function changeTime(chart: ChartStore, changed: Partial<TimeView>): void {
  const { run, state } = chart.getState();
  run(setTime({ time: { ...state.time, ...changed } }));
}
