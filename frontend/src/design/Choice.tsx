import { Radio, RadioGroup } from "react-aria-components";
import styles from "./Choice.module.css";
import { FieldParts, type FieldWords, named } from "./Field";
import type { Option } from "./Select";

interface ChoiceProps<Value extends string> extends FieldWords {
  readonly options: readonly Option<Value>[];
  readonly value: Value;
  /** "bar": side by side, few and short. "list": one below the other, with their help. */
  readonly look?: "bar" | "list";
  onChange(value: Value): void;
}

/** One of a few, all in sight. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, labelIsHidden, help, error, isRequired, options, value, look = "bar", onChange } = props;
  const words = { label, labelIsHidden, help, error, isRequired } as FieldWords;
  const choose = (key: string) => {
    const chosen = options.find((option) => option.value === key);
    if (chosen !== undefined) onChange(chosen.value);
  };
  return (
    <RadioGroup
      {...named(words)}
      value={value}
      onChange={choose}
      orientation={look === "bar" ? "horizontal" : "vertical"}
    >
      <FieldParts {...words}>
        <div className={styles[look]}>
          {options.map((option) => (
            <Radio key={option.value} value={option.value} className={styles.option ?? ""}>
              {look === "list" ? <span className={styles.dot} /> : null}
              <span>
                {option.label}
                {look === "list" && option.help !== undefined ? (
                  <span className={styles.help}>{option.help}</span>
                ) : null}
              </span>
            </Radio>
          ))}
        </div>
      </FieldParts>
    </RadioGroup>
  );
}
