import { Plus, X } from "lucide-react";
import { useStore } from "zustand";
import { useWords } from "@/app/words";
import type { ChartStore } from "@/chart/store";
import { Button } from "@/design/Button";
import { Choice } from "@/design/Choice";
import { IconButton } from "@/design/IconButton";
import { clockIn, precisionFor } from "./clock";
import { Histogram } from "./Histogram";
import { MomentField } from "./MomentField";
import type { Bins, Window } from "./spread";
import styles from "./time.module.css";
import { useTime } from "./useTime";
import { WindowTrack } from "./WindowTrack";
import { added, asWindow, asWritten } from "./windows";

/** When things took place: how many when, and the windows that are looked at. */
export function Happened({ chart, bins }: { readonly chart: ChartStore; readonly bins: Bins }) {
  const t = useWords("time");
  const { time, isReadOnly, set } = useTime(chart);
  const playing = useStore(chart, (open) => open.playing);
  const windows = time.windows.map(asWindow);
  const keep = (next: readonly Window[]): void => set({ windows: next.map(asWritten) });
  const remove = (number: number): void => keep(windows.filter((_, at) => at !== number));
  const told = (at: number): string => clockIn(time.zone, at, precisionFor(bins.width));
  const why = isReadOnly ? t("readOnly") : null;
  return (
    <section className={styles.happened} aria-labelledby="time-happened">
      <header className={styles.heading}>
        <h3 id="time-happened">{t("happened")}</h3>
        <p>{t("happenedMeans")}</p>
      </header>
      <div className={styles.plot}>
        <Histogram bins={bins} windows={windows} playing={playing} zone={time.zone} told={told} />
        <WindowTrack
          windows={windows}
          bins={bins}
          isDisabled={isReadOnly}
          told={(at) => `${clockIn(time.zone, at, "minute")} ${time.zone}`}
          onChange={keep}
          onRemove={remove}
        />
      </div>
      <div className={styles.windows}>
        {windows.map((window, number) => (
          <WindowFields
            // biome-ignore lint/suspicious/noArrayIndexKey: a window is its number
            key={number}
            number={number + 1}
            window={window}
            zone={time.zone}
            isReadOnly={isReadOnly}
            onChange={(next) => keep(windows.map((each, at) => (at === number ? next : each)))}
            onRemove={() => remove(number)}
          />
        ))}
        <Button
          kind="quiet"
          icon={Plus}
          why={why}
          onPress={() => keep(added(windows, bins.whole, bins.width))}
        >
          {t(windows.length === 0 ? "addFirst" : "add")}
        </Button>
        {windows.length === 0 ? (
          <p className={styles.soft}>{t("allTime")}</p>
        ) : (
          <Choice
            label={t("excluded")}
            labelIsHidden
            options={[
              { value: "faded", label: t("faded") },
              { value: "removed", label: t("removed") },
            ]}
            value={time.excluded}
            onChange={(excluded) => set({ excluded })}
          />
        )}
      </div>
    </section>
  );
}

interface WindowFieldsProps {
  readonly number: number;
  readonly window: Window;
  readonly zone: string;
  readonly isReadOnly: boolean;
  onChange(window: Window): void;
  onRemove(): void;
}

/** A window as typed dates: from, and until (which is no longer in it). */
function WindowFields({ number, window, zone, isReadOnly, onChange, onRemove }: WindowFieldsProps) {
  const t = useWords("time");
  const [since, until] = window;
  return (
    <fieldset className={styles.window}>
      <legend className={styles.number}>{number}</legend>
      <MomentField
        label={t("since", { number })}
        labelIsHidden
        value={since}
        zone={zone}
        isReadOnly={isReadOnly}
        refused={(at) => (at < until ? null : t("wrong.order"))}
        onChange={(at) => onChange([at, until])}
      />
      <span aria-hidden="true">–</span>
      <MomentField
        label={t("until", { number })}
        labelIsHidden
        value={until}
        zone={zone}
        isReadOnly={isReadOnly}
        refused={(at) => (at > since ? null : t("wrong.order"))}
        onChange={(at) => onChange([since, at])}
      />
      <IconButton
        size="small"
        icon={X}
        label={t("remove", { number })}
        why={isReadOnly ? t("readOnly") : null}
        onPress={onRemove}
      />
    </fieldset>
  );
}
