import type { LucideIcon } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Button as AriaButton, type PressEvent } from "react-aria-components";
import { announce } from "./announce";
import styles from "./Button.module.css";
import { Tooltip } from "./Tooltip";

export type ButtonKind = "primary" | "secondary" | "quiet" | "danger";

interface ButtonProps {
  readonly children: ReactNode;
  readonly kind?: ButtonKind;
  readonly icon?: LucideIcon;
  readonly type?: "button" | "submit";
  readonly form?: string;
  readonly autoFocus?: boolean;
  /** Something goes on that it began: it can't be pressed again meanwhile. */
  readonly isPending?: boolean;
  /** Why it can't be done now. It stays reachable, so that everybody can learn it. */
  readonly why?: string | null | undefined;
  onPress?(event: PressEvent): void;
}

export function Button(props: ButtonProps) {
  const { children, kind = "secondary", icon: Icon, why, onPress, type = "button", ...rest } = props;
  const reason = useId();
  const refused = why !== null && why !== undefined && why !== "";
  const button = (
    <AriaButton
      {...rest}
      type={refused ? "button" : type}
      className={`${styles.button} ${styles[kind]}`}
      {...(refused ? { "aria-disabled": "true", "aria-describedby": reason } : {})}
      onPress={(event) => (refused ? announce(why) : onPress?.(event))}
    >
      {Icon === undefined ? null : <Icon size={15} aria-hidden="true" />}
      {children}
    </AriaButton>
  );
  if (!refused) return button;
  return (
    <>
      <Tooltip text={why}>{button}</Tooltip>
      <span id={reason} hidden>
        {why}
      </span>
    </>
  );
}
