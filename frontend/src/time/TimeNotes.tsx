import { History, Pause, Play, Square } from "lucide-react";
import { useEffect } from "react";
import { useStore } from "zustand";
import { useWords } from "@/app/words";
import { Button } from "@/design/Button";
import { useFrame } from "@/pages/chart/frame";
import { clockIn } from "./clock";
import { Moment } from "./Moment";
import { playbackOf } from "./playback";
import styles from "./TimeNotes.module.css";
import { changeTime } from "./useTime";
import { visited } from "./visits";
import { zoneTold } from "./zones";

/** Over the picture: that it is not as known now, and what is being played. Nobody takes either for all there is. */
export function TimeNotes() {
  const { chart, saver } = useFrame();
  const knownOn = useStore(chart, (open) => open.state.time.knownOn);
  const playing = useStore(chart, (open) => open.playing);
  const id = useStore(saver.state, (saved) => saved.id);
  useEffect(() => void (id === null ? null : visited(id, Date.now())), [id]);
  useEffect(() => () => playbackOf(chart).getState().stop(), [chart]);
  return (
    <div className={styles.notes}>
      {knownOn === null ? null : <KnownOn knownOn={knownOn} />}
      {playing === null ? null : <Playing window={playing} />}
    </div>
  );
}

function KnownOn({ knownOn }: { readonly knownOn: string }) {
  const t = useWords("time");
  const { chart } = useFrame();
  const zone = useStore(chart, (open) => open.state.time.zone);
  const isReadOnly = useStore(chart, (open) => open.readOnly);
  return (
    <div className={styles.banner} role="status" data-testid="known-on">
      <History size={15} aria-hidden="true" />
      <span>
        {t("asKnownOn")} <Moment at={knownOn} zone={zone} />
      </span>
      {isReadOnly ? null : (
        <Button kind="quiet" onPress={() => changeTime(chart, { knownOn: null })}>
          {t("backToNow")}
        </Button>
      )}
    </div>
  );
}

function Playing({ window }: { readonly window: readonly [number, number] }) {
  const t = useWords("time");
  const { chart } = useFrame();
  const zone = useStore(chart, (open) => open.state.time.zone);
  const { isGoing, pause, stop } = useStore(playbackOf(chart));
  const [since, until] = window;
  return (
    <div className={styles.playing} data-testid="playing">
      {isGoing ? <Play size={14} aria-hidden="true" /> : <Pause size={14} aria-hidden="true" />}
      <span className={styles.moments}>
        {t("windowTold", {
          since: clockIn(zone, since, "minute"),
          until: `${clockIn(zone, until, "minute")} ${zoneTold(zone, until)}`,
        })}
      </span>
      {isGoing ? (
        <Button kind="quiet" icon={Pause} onPress={pause}>
          {t("pause")}
        </Button>
      ) : null}
      <Button kind="quiet" icon={Square} onPress={stop}>
        {t("stopShort")}
      </Button>
    </div>
  );
}
