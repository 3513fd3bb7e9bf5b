import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";
import { Checkbox as AriaCheckbox } from "react-aria-components";
import styles from "./Checkbox.module.css";

interface CheckboxProps {
  readonly children?: ReactNode;
  /** Its name where no words stand beside it. */
  readonly label?: string;
  readonly isChecked: boolean;
  /** Some of what it stands for is, some isn't. */
  readonly isPartly?: boolean;
  readonly isDisabled?: boolean;
  onChange(isChecked: boolean): void;
}

export function Checkbox({ children, label, isChecked, isPartly = false, ...rest }: CheckboxProps) {
  const Mark = isPartly ? Minus : Check;
  return (
    <AriaCheckbox
      {...rest}
      className={styles.checkbox ?? ""}
      isSelected={isChecked}
      isIndeterminate={isPartly}
      {...(label === undefined ? {} : { "aria-label": label })}
    >
      <span className={styles.box}>
        <Mark size={12} strokeWidth={3} aria-hidden="true" />
      </span>
      {children}
    </AriaCheckbox>
  );
}
