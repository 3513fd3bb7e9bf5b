import { createStore } from "zustand/vanilla";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const KEY = "sociogram.theme";

/** Which colours the page has, as this browser's user chose. */
export const theme = createStore<{ readonly theme: Theme }>()(() => ({ theme: kept() }));

/** Takes effect at once, and at every later visit. */
export function chooseTheme(chosen: Theme): void {
  localStorage.setItem(KEY, chosen);
  theme.setState({ theme: chosen });
  applyTheme();
}

export function applyTheme(): void {
  const { theme: chosen } = theme.getState();
  if (chosen === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
}

function kept(): Theme {
  const held = localStorage.getItem(KEY);
  return THEMES.find((each) => each === held) ?? "system";
}
