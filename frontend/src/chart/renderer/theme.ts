/** The page's colours as a canvas takes them. */
export interface Theme {
  readonly ground: string;
  readonly surface: string;
  readonly text: string;
  readonly soft: string;
  readonly accent: string;
  readonly accentFill: string;
  readonly danger: string;
  readonly warning: string;
  readonly font: string;
}

const TOKENS = {
  ground: "--surface", // what the picture lies on
  surface: "--raised",
  text: "--text",
  soft: "--text-soft",
  accent: "--accent",
  accentFill: "--accent-fill",
  danger: "--danger",
  warning: "--warning",
} as const;

/** A custom property is computed where it is used: an element that uses each says what it is now, or in a scheme. */
export function themeOf(container: HTMLElement, scheme?: "light" | "dark"): Theme {
  const probe = document.createElement("span");
  probe.hidden = true;
  if (scheme !== undefined) probe.style.colorScheme = scheme;
  container.append(probe);
  const colours = Object.fromEntries(
    Object.entries(TOKENS).map(([name, token]) => {
      probe.style.color = `var(${token}, gray)`;
      return [name, getComputedStyle(probe).color];
    }),
  ) as Record<keyof typeof TOKENS, string>;
  probe.remove();
  return { ...colours, font: getComputedStyle(container).fontFamily };
}

/** Calls when the theme changes, by choice or with the system. Returns what ends it. */
export function watchTheme(changed: () => void): () => void {
  const chosen = new MutationObserver(changed);
  chosen.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
  const system = matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", changed);
  return () => {
    chosen.disconnect();
    system.removeEventListener("change", changed);
  };
}
