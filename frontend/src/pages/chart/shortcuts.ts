import { type KeyboardEvent, useCallback } from "react";
import { singleKeys } from "@/app/keys";
import { ACTIONS } from "@/chart/actions";
import { type Frame, runAction } from "./frame";

/** Keys as actions name them: "Ctrl+Shift+z". On a Mac, the command key is Ctrl. */
export function nameOf(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">,
): string {
  const { key } = event;
  const letter = key.length === 1 && key.toLowerCase() !== key.toUpperCase();
  return [
    event.ctrlKey || event.metaKey ? "Ctrl+" : "",
    event.altKey ? "Alt+" : "",
    event.shiftKey && (letter || key.length > 1) ? "Shift+" : "",
    letter ? key.toLowerCase() : key,
  ].join("");
}

/** Plain letters act where the chart has the focus alone, those with Ctrl wherever nobody writes. */
export function useShortcuts(frame: Frame): (event: KeyboardEvent) => void {
  return useCallback(
    (event) => {
      if (event.defaultPrevented || !(event.target instanceof Element)) return;
      if (isWritten(event.target)) return;
      const name = nameOf(event);
      const onChart = event.target.closest("[data-chart]") !== null;
      if (!onChart && !name.startsWith("Ctrl+")) return;
      if (event.key.length === 1 && !/^(Ctrl|Alt)/.test(name) && !singleKeys.getState().on) return;
      const action = ACTIONS.find(({ shortcut }) => shortcut !== undefined && sameKeys(shortcut, name));
      if (action === undefined) return;
      event.preventDefault();
      runAction(action, frame.contextFor(null));
    },
    [frame],
  );
}

function sameKeys(shortcut: string, name: string): boolean {
  return shortcut.toLowerCase() === name.toLowerCase();
}

function isWritten(target: Element): boolean {
  return target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu]") !== null;
}
