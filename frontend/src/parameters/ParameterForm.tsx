import { useWords } from "@/app/words";
import { Checkbox } from "@/design/Checkbox";
import { Select } from "@/design/Select";
import { TextField } from "@/design/TextField";
import styles from "./ParameterForm.module.css";
import { type Given, kindOf, type Parameter, wrongWith } from "./parameter";

interface ParameterFormProps {
  readonly parameters: readonly Parameter[];
  readonly given: Given;
  /** Shows what is missing too, not only what is wrong. */
  readonly isAsked: boolean;
  onChange(given: Given): void;
}

/** The fields of a question or an analysis, made of what it says about its parameters. */
export function ParameterForm({ parameters, given, isAsked, onChange }: ParameterFormProps) {
  return (
    <div className={styles.fields}>
      {parameters.map((parameter) => (
        <ParameterField
          key={parameter.name}
          parameter={parameter}
          value={given[parameter.name]}
          isAsked={isAsked}
          onChange={(value) => onChange({ ...given, [parameter.name]: value })}
        />
      ))}
    </div>
  );
}

interface ParameterFieldProps {
  readonly parameter: Parameter;
  readonly value: string | undefined;
  readonly isAsked: boolean;
  onChange(value: string): void;
}

function ParameterField({ parameter, value, isAsked, onChange }: ParameterFieldProps) {
  const t = useWords("parameters");
  const { name, choices, help, least, most } = parameter;
  const shown = value ?? parameter.default ?? "";
  const wrong = isAsked || value !== undefined ? wrongWith(parameter, shown) : null;
  const error = wrong === null ? null : t(`wrong.${wrong}`, { least, most });
  const words = { label: labelOf(name), help, error };
  const kind = kindOf(parameter);
  if (kind === "yes or no") {
    return (
      <Checkbox isChecked={shown === "true"} onChange={(on) => onChange(String(on))}>
        {`${words.label}: ${help}`}
      </Checkbox>
    );
  }
  if (kind === "one of") {
    const options = choices.map((choice) => ({ value: choice, label: choice }));
    return <Select {...words} options={options} value={shown} onChange={onChange} />;
  }
  if (kind === "several of")
    return <Several parameter={parameter} value={shown} error={error} onChange={onChange} />;
  return <TextField {...words} value={shown} placeholder={t(`placeholder.${kind}`)} onChange={onChange} />;
}

interface SeveralProps {
  readonly parameter: Parameter;
  readonly value: string;
  readonly error: string | null;
  onChange(value: string): void;
}

function Several({ parameter: { name, choices, help }, value, error, onChange }: SeveralProps) {
  const chosen = new Set(value.split(",").filter((each) => each !== ""));
  const toggle = (choice: string, on: boolean): void =>
    onChange(choices.filter((each) => (each === choice ? on : chosen.has(each))).join(","));
  return (
    <fieldset className={styles.several}>
      <legend>{labelOf(name)}</legend>
      {choices.map((choice) => (
        <Checkbox key={choice} isChecked={chosen.has(choice)} onChange={(on) => toggle(choice, on)}>
          {choice}
        </Checkbox>
      ))}
      <p className={styles.help}>{help}</p>
      {error === null ? null : (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** minimum_weight: Minimum weight. Names are the API's, so that the same question can be asked elsewhere. */
function labelOf(name: string): string {
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
