import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { useWords } from "@/app/words";
import type { Bins, Window } from "./spread";
import styles from "./time.module.css";
import { type Handle, handled, shareOf, snapped } from "./windows";

interface WindowTrackProps {
  readonly windows: readonly Window[];
  readonly bins: Bins;
  readonly isDisabled: boolean;
  /** A moment in words. */
  told(at: number): string;
  onChange(windows: readonly Window[]): void;
  onRemove(number: number): void;
}

const PAGE = 10;

/** Windows on one line: each is moved as a whole, or by its ends, by pointer or keys. It is kept when it is let go. */
export function WindowTrack({ windows, bins, isDisabled, told, onChange, onRemove }: WindowTrackProps) {
  const place = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState<{ readonly number: number; readonly window: Window } | null>(null);
  const shown = windows.map((window, number) => (draft?.number === number ? draft.window : window));
  const keep = (): void => {
    if (draft !== null) onChange(shown);
    setDraft(null);
  };
  const momentAt = (x: number): number => {
    const box = place.current?.getBoundingClientRect();
    const share = box === undefined || box.width === 0 ? 0 : (x - box.left) / box.width;
    return bins.whole[0] + share * (bins.whole[1] - bins.whole[0]);
  };
  return (
    <div ref={place} className={styles.track}>
      {shown.map((window, number) => (
        <WindowSliders
          // biome-ignore lint/suspicious/noArrayIndexKey: a window is its number
          key={number}
          number={number}
          window={window}
          bins={bins}
          isDisabled={isDisabled}
          told={told}
          momentAt={momentAt}
          onMove={(moved) => setDraft({ number, window: moved })}
          onKeep={keep}
          onRemove={() => onRemove(number)}
        />
      ))}
    </div>
  );
}

interface WindowSlidersProps {
  readonly number: number;
  readonly window: Window;
  readonly bins: Bins;
  readonly isDisabled: boolean;
  told(at: number): string;
  momentAt(x: number): number;
  onMove(window: Window): void;
  onKeep(): void;
  onRemove(): void;
}

const HANDLES: readonly Handle[] = ["both", "since", "until"];

function WindowSliders(props: WindowSlidersProps) {
  const { number, window, bins, isDisabled, told } = props;
  const t = useWords("time");
  const from = shareOf(window[0], bins.whole);
  const to = shareOf(window[1], bins.whole);
  const { onKeyDown, onPointerDown, onPointerMove, onPointerUp } = useHandling(props);
  return HANDLES.map((handle) => (
    <div
      key={handle}
      role="slider"
      tabIndex={isDisabled ? -1 : 0}
      className={handle === "both" ? styles.band : styles.handle}
      style={
        handle === "both"
          ? { left: `${from * 100}%`, width: `${(to - from) * 100}%` }
          : { left: `${(handle === "since" ? from : to) * 100}%` }
      }
      aria-label={t(`handle.${handle}`, { number: number + 1 })}
      aria-disabled={isDisabled}
      aria-valuemin={bins.whole[0]}
      aria-valuemax={bins.whole[1]}
      aria-valuenow={handle === "until" ? window[1] : window[0]}
      aria-valuetext={
        handle === "both"
          ? t("windowTold", { since: told(window[0]), until: told(window[1]) })
          : told(window[handle === "since" ? 0 : 1])
      }
      onKeyDown={(event) => onKeyDown(handle, event)}
      onKeyUp={props.onKeep}
      onBlur={props.onKeep}
      onPointerDown={(event) => onPointerDown(handle, event)}
      onPointerMove={(event) => onPointerMove(handle, event)}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
    >
      {handle === "both" ? <span className={styles.number}>{number + 1}</span> : null}
    </div>
  ));
}

/** Steps of keys, in bins. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -PAGE,
  PageUp: PAGE,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

function useHandling(props: WindowSlidersProps) {
  const { window, bins, isDisabled, momentAt, onMove, onKeep, onRemove } = props;
  const { whole, width } = bins;
  /** How far from the handle's own moment it was taken. */
  const taken = useRef<number | null>(null);
  const own = (handle: Handle): number => (handle === "until" ? window[1] : window[0]);
  const moveTo = (handle: Handle, to: number): void => onMove(handled(window, handle, to, whole, width));
  return {
    onKeyDown(handle: Handle, event: KeyboardEvent): void {
      const steps = STEPS[event.key];
      if (isDisabled || event.ctrlKey || event.metaKey || event.altKey) return;
      if (steps !== undefined) moveTo(handle, own(handle) + steps * width);
      else if (event.key === "Delete" || event.key === "Backspace") onRemove();
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    onPointerDown(handle: Handle, event: PointerEvent): void {
      if (isDisabled || event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      taken.current = momentAt(event.clientX) - own(handle);
    },
    onPointerMove(handle: Handle, event: PointerEvent): void {
      if (taken.current === null) return;
      moveTo(handle, snapped(momentAt(event.clientX) - taken.current, whole, width));
    },
    onPointerUp(): void {
      if (taken.current !== null) onKeep();
      taken.current = null;
    },
  };
}
