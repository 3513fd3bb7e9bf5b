import { Monitor, Moon, Sun } from "lucide-react";
import { useEffect } from "react";
import { useStore } from "zustand";
import { IconButton } from "@/design/IconButton";
import { MenuButton } from "@/design/Menu";
import { applyTheme, chooseTheme, THEMES, theme } from "./theme";
import { useWords } from "./words";

const ICONS = { system: Monitor, light: Sun, dark: Moon } as const;

/** Light, dark, or as the system has it. */
export function ThemeMenu() {
  const t = useWords("app");
  const chosen = useStore(theme, (held) => held.theme);
  useEffect(applyTheme, []);
  const entries = THEMES.map((each) => ({
    id: each,
    label: t(`theme.${each}`),
    icon: ICONS[each],
    run: () => chooseTheme(each),
  }));
  return (
    <MenuButton label={t("theme.menu")} parts={[{ id: "theme", title: t("theme.menu"), entries, chosen }]}>
      <IconButton icon={ICONS[chosen]} label={t("theme.label", { theme: t(`theme.${chosen}`) })} />
    </MenuButton>
  );
}
