import { History } from "lucide-react";
import { useStore } from "zustand";
import { useWords } from "@/app/words";
import { amounts } from "@/chart/amounts";
import { told } from "@/chart/commands";
import { type Entry, KEPT } from "@/chart/history";
import type { ChartStore } from "@/chart/store";
import type { Panel } from "@/pages/chart/panelFiles";
import styles from "./history.module.css";

/** What was done, the last step first; a press on one goes back to the chart as it was after it. */
function HistoryPanel({ chart }: { readonly chart: ChartStore }) {
  const t = useWords("chart");
  const { entries, done } = useStore(chart, ({ history }) => history);
  if (entries.length === 0) return <p className={styles.none}>{t("history.none")}</p>;
  const isFull = entries.length >= KEPT;
  return (
    <>
      <ol className={styles.steps} reversed>
        {entries
          .map((entry, before) => {
            const number = before + 1;
            return <Step key={number} chart={chart} entry={entry} number={number} done={done} />;
          })
          .reverse()}
        <Step chart={chart} entry={null} number={0} done={done} />
      </ol>
      {isFull ? <p className={styles.none}>{t("history.kept", { count: KEPT })}</p> : null}
    </>
  );
}

interface StepProps {
  readonly chart: ChartStore;
  /** None: how the chart was before the first step that is kept. */
  readonly entry: Entry | null;
  readonly number: number;
  readonly done: number;
}

function Step({ chart, entry, number, done }: StepProps) {
  const t = useWords("chart");
  const text = useStepText(entry);
  const zone = useStore(chart, ({ state }) => state.time.zone);
  const isNow = number === done;
  return (
    <li>
      <button
        type="button"
        className={styles.step}
        data-undone={number > done || undefined}
        {...(isNow ? { "aria-current": "step" as const } : {})}
        onClick={() => chart.getState().goTo(number)}
      >
        <span>{text}</span>
        <span className={styles.at}>
          {isNow ? t("history.now") : number > done ? t("history.undone") : null}
          {entry === null ? null : <time dateTime={entry.at}>{clock(entry.at, zone)}</time>}
        </span>
      </button>
    </li>
  );
}

/** Hours, minutes and seconds in the chart's zone, as everything else on it. */
function clock(at: string, zone: string): string {
  return new Date(at).toLocaleTimeString("sv-SE", { timeZone: zone });
}

function useStepText(entry: Entry | null): string {
  const t = useWords("commands");
  const tChart = useWords("chart");
  if (entry === null) return tChart("history.start");
  const { key, values } = told(entry.command);
  return String(t(key, inWords(values ?? {})));
}

/** Numbers of nodes and edges with their nouns. */
function inWords(
  values: Readonly<Record<string, string | number>>,
): Readonly<Record<string, string | number>> {
  const { nodes, edges } = values;
  const counted = amounts({ nodes: Number(nodes ?? 0), edges: Number(edges ?? 0) });
  return { count: Number(nodes ?? 0), ...values, ...counted };
}

const panel: Panel = { id: "history", icon: History, side: "left", order: 90, Component: HistoryPanel };

export default panel;
