import { useEffect } from "react";
import { createStore } from "zustand/vanilla";

const KEY = "sociogram.singleKeys";

/** Shortcuts of one key can be switched off: whoever speaks to the computer would set them off by accident. */
export const singleKeys = createStore<{ readonly on: boolean }>()(() => ({
  on: localStorage.getItem(KEY) !== "off",
}));

export function switchSingleKeys(on: boolean): void {
  localStorage.setItem(KEY, on ? "on" : "off");
  singleKeys.setState({ on });
}

/** Shortcuts that hold on every page, by KeyboardEvent.key. A page that takes a key for itself has it. */
export function usePageKeys(keys: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const run = keys[event.key];
      if (run === undefined || !isFree(event)) return;
      event.preventDefault();
      run();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [keys]);
}

function isFree(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!singleKeys.getState().on || event.defaultPrevented) return false;
  if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return false;
  return target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu]") === null;
}
