import type { LucideIcon } from "lucide-react";
import { useId } from "react";
import { Button as AriaButton, type PressEvent, ToggleButton } from "react-aria-components";
import { announce } from "./announce";
import styles from "./IconButton.module.css";
import { Tooltip } from "./Tooltip";

interface IconButtonProps {
  /** Its name: read out, and shown as its tooltip. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly shortcut?: string | undefined;
  readonly why?: string | null | undefined;
  readonly size?: "small" | "usual";
  /** Makes it a switch that is on or off. */
  readonly isOn?: boolean;
  readonly isExpanded?: boolean;
  onPress?(event: PressEvent): void;
}

/** A button that shows an icon alone. */
export function IconButton(props: IconButtonProps) {
  const { label, icon: Icon, shortcut, why, size = "usual", isOn, isExpanded, onPress } = props;
  const reason = useId();
  const refused = why !== null && why !== undefined && why !== "";
  const shared = {
    "aria-label": label,
    className: `${styles.button} ${styles[size]}`,
    ...(refused ? { "aria-disabled": "true" as const, "aria-describedby": reason } : {}),
    ...(isExpanded === undefined ? {} : { "aria-expanded": isExpanded }),
    onPress: (event: PressEvent) => (refused ? announce(why) : onPress?.(event)),
  };
  const icon = <Icon size={size === "small" ? 14 : 16} aria-hidden="true" />;
  return (
    <>
      <Tooltip text={refused ? `${label}: ${why}` : label} shortcut={shortcut}>
        {isOn === undefined ? (
          <AriaButton {...shared}>{icon}</AriaButton>
        ) : (
          <ToggleButton {...shared} isSelected={isOn}>
            {icon}
          </ToggleButton>
        )}
      </Tooltip>
      {refused ? (
        <span id={reason} hidden>
          {why}
        </span>
      ) : null}
    </>
  );
}
