import { useMemo } from "react";
import { useStore } from "zustand";
import type { ChartStore } from "@/chart/store";
import { type Bins, binned, type Spread, spreadOf } from "./spread";
import { offsetAt } from "./zones";

/** When what is on the chart happened, whether it is shown or not. */
export function useSpread(chart: ChartStore): { readonly spread: Spread; readonly bins: Bins | null } {
  const nodes = useStore(chart, (open) => open.state.nodes);
  const edges = useStore(chart, (open) => open.state.edges);
  const facts = useStore(chart, (open) => open.facts);
  const zone = useStore(chart, (open) => open.state.time.zone);
  const spread = useMemo(() => spreadOf({ nodes, edges }, facts), [nodes, edges, facts]);
  const bins = useMemo(() => binned(spread, (at) => offsetAt(zone, at)), [spread, zone]);
  return { spread, bins };
}
