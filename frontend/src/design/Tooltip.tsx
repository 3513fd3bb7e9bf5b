import type { ReactElement } from "react";
import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components";
import { Keys } from "./Keys";
import styles from "./Tooltip.module.css";

interface TooltipProps {
  readonly text: string;
  readonly shortcut?: string | undefined;
  /** One control that can take the focus. */
  readonly children: ReactElement;
}

/** A word on what a control does. What one has to know to go on belongs on the page instead. */
export function Tooltip({ text, shortcut, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      {children}
      <AriaTooltip className={styles.tooltip ?? ""} offset={6}>
        {text}
        {shortcut === undefined ? null : <Keys shortcut={shortcut} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
