import type { ReactNode } from "react";
import styles from "./Badge.module.css";

interface BadgeProps {
  readonly tone?: "plain" | "accent" | "success" | "warning" | "danger";
  readonly children: ReactNode;
}

/** A state in one or two words. */
export function Badge({ tone = "plain", children }: BadgeProps) {
  return <span className={`${styles.badge} ${styles[tone]}`}>{children}</span>;
}
