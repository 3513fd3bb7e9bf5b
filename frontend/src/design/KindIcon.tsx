import { useWords } from "@/app/words";
import { ICONS } from "@/chart/icons";
import { NODE_KINDS } from "@/chart/kinds";
import styles from "./KindIcon.module.css";

interface KindIconProps {
  readonly label: keyof typeof NODE_KINDS;
  /** Beside a text that says it already. */
  readonly isSilent?: boolean;
}

/** What kind of thing it is, as on the chart. */
export function KindIcon({ label, isSilent = false }: KindIconProps) {
  const t = useWords("kinds");
  const { icon } = NODE_KINDS[label];
  const named = isSilent ? { "aria-hidden": true } : { role: "img", "aria-label": t(`nodes.${label}`) };
  return (
    <span className={styles.disc} data-label={label} {...named}>
      <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" className={styles.icon}>
        <path d={ICONS[icon]} />
      </svg>
    </span>
  );
}
