import type { ReactNode } from "react";
import { Toolbar as AriaToolbar, Separator } from "react-aria-components";
import styles from "./Toolbar.module.css";

interface ToolbarProps {
  readonly label: string;
  readonly isVertical?: boolean;
  readonly children: ReactNode;
}

/** One stop for Tab; arrow keys go from control to control within it. */
export function Toolbar({ label, isVertical = false, children }: ToolbarProps) {
  const orientation = isVertical ? "vertical" : "horizontal";
  return (
    <AriaToolbar aria-label={label} orientation={orientation} className={styles.toolbar ?? ""}>
      {children}
    </AriaToolbar>
  );
}

/** Between groups of a toolbar. */
export function Divider() {
  return <Separator orientation="vertical" className={styles.divider ?? ""} />;
}
