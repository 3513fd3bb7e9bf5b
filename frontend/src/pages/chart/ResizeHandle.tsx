import type { KeyboardEvent, PointerEvent } from "react";
import { useStore } from "zustand";
import { useWords } from "@/app/words";
import type { Side } from "./panelFiles";
import { bounds, panelsShown } from "./panelsShown";
import styles from "./SidePanels.module.css";

const STEP = 24;
/** The key that makes a side larger, and the one that makes it smaller. */
const KEYS: Readonly<Record<Side, readonly [string, string]>> = {
  left: ["ArrowRight", "ArrowLeft"],
  right: ["ArrowLeft", "ArrowRight"],
  bottom: ["ArrowUp", "ArrowDown"],
};

/** Moved with the pointer or with arrow keys. */
export function ResizeHandle({ side }: { readonly side: Side }) {
  const t = useWords("chart");
  const size = useStore(panelsShown, ({ sizes }) => sizes[side]);
  const [least, most] = bounds(side);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that is moved has no element of its own
    <div
      role="separator"
      tabIndex={0}
      className={styles.handle}
      aria-label={t(`panels.resize.${side}`)}
      aria-orientation={side === "bottom" ? "horizontal" : "vertical"}
      aria-valuenow={size}
      aria-valuemin={least}
      aria-valuemax={most}
      onKeyDown={(event) => byKey(event, side, size)}
      onPointerDown={(event) => byPointer(event, side, size)}
    />
  );
}

function byKey(event: KeyboardEvent, side: Side, size: number): void {
  const [larger, smaller] = KEYS[side];
  if (event.key !== larger && event.key !== smaller) return;
  event.preventDefault();
  panelsShown.getState().resize(side, size + (event.key === larger ? STEP : -STEP));
}

function byPointer(event: PointerEvent<HTMLElement>, side: Side, size: number): void {
  const handle = event.currentTarget;
  const [x, y] = [event.clientX, event.clientY];
  handle.setPointerCapture(event.pointerId);
  const move = (at: globalThis.PointerEvent) => {
    const by = { left: at.clientX - x, right: x - at.clientX, bottom: y - at.clientY }[side];
    panelsShown.getState().resize(side, size + by);
  };
  const end = () => handle.removeEventListener("pointermove", move);
  handle.addEventListener("pointermove", move);
  handle.addEventListener("pointerup", end, { once: true });
  handle.addEventListener("pointercancel", end, { once: true });
}
