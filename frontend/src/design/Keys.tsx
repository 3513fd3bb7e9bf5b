import styles from "./Keys.module.css";

/** A shortcut as keys: "Ctrl+Shift+z". */
export function Keys({ shortcut }: { readonly shortcut: string }) {
  const keys = shortcut === "+" ? ["+"] : shortcut.split("+");
  return (
    <kbd className={styles.keys}>
      {keys.map((key) => (
        <kbd key={key} className={styles.key}>
          {SHOWN[key] ?? (key.length === 1 ? key.toUpperCase() : key)}
        </kbd>
      ))}
    </kbd>
  );
}

const SHOWN: Readonly<Record<string, string>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  " ": "Space",
  Escape: "Esc",
  Delete: "Del",
};
