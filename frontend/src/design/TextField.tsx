import { TextField as AriaTextField, Input, TextArea } from "react-aria-components";
import { FieldParts, type FieldWords, named } from "./Field";
import styles from "./Field.module.css";

interface TextFieldProps extends FieldWords {
  readonly value: string;
  readonly name?: string;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  readonly isReadOnly?: boolean;
  /** Fixed width, for what is written to a machine. */
  readonly isCode?: boolean;
  /** Lines that are seen at once; more than one makes it an area. */
  readonly lines?: number;
  onChange?(value: string): void;
}

export function TextField(props: TextFieldProps) {
  const { label, labelIsHidden, help, error, isRequired, placeholder, isCode, lines = 1, ...field } = props;
  const words = { label, labelIsHidden, help, error, isRequired } as FieldWords;
  const look = `${styles.input} ${isCode === true ? styles.mono : ""}`;
  const shown = placeholder === undefined ? {} : { placeholder };
  return (
    <AriaTextField {...field} {...named(words)}>
      <FieldParts {...words}>
        {lines === 1 ? (
          <Input className={look} {...shown} />
        ) : (
          <TextArea className={`${look} ${styles.area}`} rows={lines} {...shown} />
        )}
      </FieldParts>
    </AriaTextField>
  );
}
