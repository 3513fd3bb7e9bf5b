import { CalendarClock } from "lucide-react";
import { useStore } from "zustand";
import { useWords } from "@/app/words";
import type { ChartStore } from "@/chart/store";
import { EmptyState } from "@/design/EmptyState";
import { Happened } from "@/time/Happened";
import { Known } from "@/time/Known";
import { Player } from "@/time/Player";
import { Shown } from "@/time/Shown";
import styles from "@/time/time.module.css";
import { useSpread } from "@/time/useSpread";
import { useTime } from "@/time/useTime";
import { ZoneField } from "@/time/ZoneField";

/** Two clocks, never mixed: when it happened, and when it was known. */
function Time({ chart }: { readonly chart: ChartStore }) {
  const t = useWords("time");
  const { time, isReadOnly, set } = useTime(chart);
  const { spread, bins } = useSpread(chart);
  const isEmpty = useStore(chart, (open) => Object.keys(open.state.nodes).length === 0);
  if (isEmpty) return <EmptyState icon={CalendarClock} title={t("empty")} />;
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <Player chart={chart} bins={bins} />
        <Shown chart={chart} spread={spread} />
        <ZoneField
          value={time.zone}
          at={bins?.whole[1] ?? Date.now()}
          isDisabled={isReadOnly}
          onChange={(zone) => set({ zone })}
        />
      </div>
      <div className={styles.clocks}>
        {bins === null ? (
          <p className={`${styles.happened} ${styles.soft}`}>
            {t(time.knownOn === null ? "noTimes" : "noTimesThen")}
          </p>
        ) : (
          <Happened chart={chart} bins={bins} />
        )}
        <Known chart={chart} />
      </div>
    </div>
  );
}

export default { id: "time", icon: CalendarClock, side: "bottom", order: 20, Component: Time } as const;
