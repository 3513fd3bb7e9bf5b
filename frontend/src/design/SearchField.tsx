import { Search, X } from "lucide-react";
import { SearchField as AriaSearchField, Button, Input } from "react-aria-components";
import { FieldParts, type FieldWords, named } from "./Field";
import styles from "./Field.module.css";

interface SearchFieldProps extends FieldWords {
  readonly value: string;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  onChange(value: string): void;
  /** Enter. */
  onSubmit?(value: string): void;
  onClear?(): void;
}

/** Escape empties it. */
export function SearchField(props: SearchFieldProps) {
  const { label, labelIsHidden, help, error, isRequired, placeholder, ...field } = props;
  const words = { label, labelIsHidden, help, error, isRequired } as FieldWords;
  return (
    <AriaSearchField {...field} {...named(words)}>
      {({ isEmpty }) => (
        <FieldParts {...words}>
          <div className={styles.search} data-empty={isEmpty || undefined}>
            <Search size={15} aria-hidden="true" className={styles.searchIcon ?? ""} />
            <Input className={styles.input ?? ""} {...(placeholder === undefined ? {} : { placeholder })} />
            <Button className={styles.clear ?? ""}>
              <X size={14} aria-hidden="true" />
            </Button>
          </div>
        </FieldParts>
      )}
    </AriaSearchField>
  );
}
