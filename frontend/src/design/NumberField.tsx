import { NumberField as AriaNumberField, Button, Group, Input } from "react-aria-components";
import { FieldParts, type FieldWords, named } from "./Field";
import styles from "./Field.module.css";

interface NumberFieldProps extends FieldWords {
  /** NaN: empty. */
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
  readonly step?: number;
  readonly autoFocus?: boolean;
  readonly isDisabled?: boolean;
  /** For numbers with fractions: at most so many digits after the point. */
  readonly digits?: number;
  onChange(value: number): void;
}

export function NumberField(props: NumberFieldProps) {
  const { label, labelIsHidden, help, error, isRequired, least, most, digits = 0, ...field } = props;
  const words = { label, labelIsHidden, help, error, isRequired } as FieldWords;
  return (
    <AriaNumberField
      {...field}
      {...named(words)}
      {...(least === undefined ? {} : { minValue: least })}
      {...(most === undefined ? {} : { maxValue: most })}
      formatOptions={{ maximumFractionDigits: digits }}
    >
      <FieldParts {...words}>
        <Group className={styles.withButtons ?? ""}>
          <Input className={styles.input ?? ""} />
          <Button slot="decrement" className={styles.step ?? ""}>
            −
          </Button>
          <Button slot="increment" className={styles.step ?? ""}>
            +
          </Button>
        </Group>
      </FieldParts>
    </AriaNumberField>
  );
}
