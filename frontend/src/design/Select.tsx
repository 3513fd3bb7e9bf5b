import { ChevronDown } from "lucide-react";
import {
  Select as AriaSelect,
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from "react-aria-components";
import { FieldParts, type FieldWords, named } from "./Field";
import styles from "./Field.module.css";

export interface Option<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  readonly help?: string | undefined;
}

interface SelectProps<Value extends string> extends FieldWords {
  readonly options: readonly Option<Value>[];
  readonly value: Value | null;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  onChange(value: Value): void;
}

/** One of several. Few that one wants to compare are better shown as a Choice. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, labelIsHidden, help, error, isRequired, options, value, onChange, ...field } = props;
  const words = { label, labelIsHidden, help, error, isRequired } as FieldWords;
  const choose = (key: unknown) => {
    const chosen = options.find((option) => option.value === key);
    if (chosen !== undefined) onChange(chosen.value);
  };
  return (
    <AriaSelect {...field} {...named(words)} value={value} onChange={choose}>
      <FieldParts {...words}>
        <Button className={`${styles.input} ${styles.select}`}>
          <SelectValue className={styles.chosen ?? ""} />
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      </FieldParts>
      <Popover className={styles.popover ?? ""} offset={4}>
        <ListBox className={styles.list ?? ""}>
          {options.map((option) => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.label}
              className={styles.option ?? ""}
            >
              <Text slot="label">{option.label}</Text>
              {option.help === undefined ? null : (
                <Text slot="description" className={styles.optionHelp ?? ""}>
                  {option.help}
                </Text>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
