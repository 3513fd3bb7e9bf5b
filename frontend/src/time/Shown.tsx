import { useStore } from "zustand";
import { useWords } from "@/app/words";
import { usePicture } from "@/chart/painting";
import type { ChartStore } from "@/chart/store";
import type { Spread } from "./spread";
import styles from "./time.module.css";

/** What is shown of how many, and what has no time. */
export function Shown({ chart, spread }: { readonly chart: ChartStore; readonly spread: Spread }) {
  const t = useWords("time");
  const state = useStore(chart, (open) => open.state);
  const { visible } = usePicture(chart);
  const { faded } = visible;
  return (
    <p className={styles.soft} data-testid="time-shown">
      {t("shown", {
        nodes: visible.nodes.size - faded.nodes,
        allNodes: Object.keys(state.nodes).length,
        edges: visible.edges.size - faded.edges,
        allEdges: Object.keys(state.edges).length,
      })}{" "}
      {faded.nodes + faded.edges === 0 ? null : `${t("fadedToo", { ...faded })} `}
      {t("timeless", { ...spread.timeless })}
    </p>
  );
}
