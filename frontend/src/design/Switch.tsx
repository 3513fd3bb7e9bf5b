import type { ReactNode } from "react";
import { Switch as AriaSwitch } from "react-aria-components";
import styles from "./Switch.module.css";

interface SwitchProps {
  readonly children: ReactNode;
  readonly isOn: boolean;
  readonly isDisabled?: boolean;
  onChange(isOn: boolean): void;
}

/** Takes effect at once; what is sent later is a Checkbox. */
export function Switch({ children, isOn, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} isSelected={isOn} className={styles.switch ?? ""}>
      <span className={styles.track}>
        <span className={styles.knob} />
      </span>
      {children}
    </AriaSwitch>
  );
}
