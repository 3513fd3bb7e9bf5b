import type { ReactNode } from "react";
import { FieldError, Label, Text } from "react-aria-components";
import styles from "./Field.module.css";

/** What every field says of itself. */
export interface FieldWords {
  readonly label: string;
  /** Where what stands around it names it already; screen readers still say it. */
  readonly labelIsHidden?: boolean;
  readonly help?: ReactNode;
  /** What is wrong with its value, and what would be right. */
  readonly error?: string | null | undefined;
  readonly isRequired?: boolean;
}

interface FieldPartsProps extends FieldWords {
  readonly children: ReactNode;
}

/** Label, control, help and error, in the order in which they are read. For fields of react-aria. */
export function FieldParts({ label, labelIsHidden, help, error, isRequired, children }: FieldPartsProps) {
  return (
    <>
      {labelIsHidden === true ? null : (
        <Label className={`${styles.label} ${isRequired === true ? styles.required : ""}`}>{label}</Label>
      )}
      {children}
      {help === undefined ? null : (
        <Text slot="description" className={styles.help ?? ""}>
          {help}
        </Text>
      )}
      <FieldError className={styles.error ?? ""}>{error}</FieldError>
    </>
  );
}

/** The properties that react-aria's own fields take from the words. */
export function named({ label, labelIsHidden, error, isRequired }: FieldWords) {
  return {
    ...(labelIsHidden === true ? { "aria-label": label } : {}),
    isInvalid: error !== null && error !== undefined && error !== "",
    isRequired: isRequired === true,
    validationBehavior: "aria" as const,
    className: styles.field ?? "",
  };
}
