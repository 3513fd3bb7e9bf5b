import { useStore } from "zustand";
import { useWords } from "@/app/words";
import { ambiguousHandles, RIVALS, surenessOf } from "../certainty";
import { NEUTRAL } from "../kinds";
import { SampleIcon } from "../legend/SampleIcon";
import type { ChartEdge } from "../model";
import type { ChartStore } from "../store";
import styles from "./Sureness.module.css";

/** How sure an edge is and why, with what else would explain simultaneous sharing. */
export function Sureness({ edge, chart }: { readonly edge: ChartEdge; readonly chart: ChartStore }) {
  const t = useWords("certainty");
  const facts = useStore(chart, (open) => open.facts);
  const edges = useStore(chart, (open) => open.state.edges);
  const { certainty, reasons } = surenessOf(edge, facts, ambiguousHandles({ edges }, facts));
  return (
    <div className={styles.sureness} data-certainty={certainty}>
      <p className={styles.sure}>
        <SampleIcon sample={{ kind: "line", colour: NEUTRAL, certainty, number: null }} />
        <strong>{t(`names.${certainty}`)}</strong>
      </p>
      <p>{reasons.map(({ key, values = {} }) => t(`reasons.${key}`, values)).join(" ")}</p>
      {certainty === "simultaneous" ? (
        <p>
          {t("rivalsTitle")}: {RIVALS.map((rival) => t(`rivals.${rival}`)).join("; ")}.
        </p>
      ) : null}
    </div>
  );
}
