import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import type { ButtonKind } from "./Button";
import styles from "./Button.module.css";

interface LinkButtonProps {
  readonly to: string;
  readonly children: ReactNode;
  readonly kind?: ButtonKind;
  readonly icon?: LucideIcon;
}

/** A link to another page of ours that stands beside buttons and looks like one. */
export function LinkButton({ to, children, kind = "secondary", icon: Icon }: LinkButtonProps) {
  return (
    <Link href={to} className={`${styles.button} ${styles.link} ${styles[kind]}`}>
      {Icon === undefined ? null : <Icon size={15} aria-hidden="true" />}
      {children}
    </Link>
  );
}
