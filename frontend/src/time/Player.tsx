import { Pause, Play, Square } from "lucide-react";
import { useStore } from "zustand";
import { useWords } from "@/app/words";
import type { ChartStore } from "@/chart/store";
import { Choice } from "@/design/Choice";
import { IconButton } from "@/design/IconButton";
import { clockIn } from "./clock";
import { beginningOf, playbackOf, SPEEDS, tourOf, wantsLessMotion } from "./playback";
import type { Bins } from "./spread";
import styles from "./time.module.css";
import { useTime } from "./useTime";
import { asWindow } from "./windows";

/** Lets a window go over all time. */
export function Player({ chart, bins }: { readonly chart: ChartStore; readonly bins: Bins | null }) {
  const t = useWords("time");
  const { time } = useTime(chart);
  const { speed, isGoing, play, pause, stop, setSpeed } = useStore(playbackOf(chart));
  const playing = useStore(chart, (open) => open.playing);
  const begin = (): void => {
    if (bins === null) return;
    const [first] = time.windows;
    const chosen = first === undefined ? null : asWindow(first);
    play(tourOf(bins.whole, chosen, bins.width, wantsLessMotion()), beginningOf(bins.whole, chosen));
  };
  return (
    <fieldset className={styles.player} aria-label={t("player")}>
      <IconButton
        icon={isGoing ? Pause : Play}
        label={t(isGoing ? "pause" : "play")}
        why={bins === null ? t("noTimes") : null}
        onPress={isGoing ? pause : begin}
      />
      <IconButton
        icon={Square}
        label={t("stop")}
        why={playing === null ? t("notPlaying") : null}
        onPress={stop}
      />
      <Choice
        label={t("speed")}
        labelIsHidden
        options={SPEEDS.map((value) => ({ value, label: t(`speeds.${value}`) }))}
        value={speed}
        onChange={setSpeed}
      />
      {playing === null ? null : (
        <span className={styles.now}>
          {t("windowTold", {
            since: clockIn(time.zone, playing[0], "minute"),
            until: clockIn(time.zone, playing[1], "minute"),
          })}
        </span>
      )}
    </fieldset>
  );
}
