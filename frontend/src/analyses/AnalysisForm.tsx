import { Play } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { useWords } from "@/app/words";
import { Button } from "@/design/Button";
import { ParameterForm } from "@/parameters/ParameterForm";
import { type Given, typed, wrongWith } from "@/parameters/parameter";
import styles from "./analyses.module.css";
import { type Analysis, parametersOf } from "./catalogue";

interface AnalysisFormProps {
  readonly analysis: Analysis;
  readonly given: Given;
  /** It runs: it can't be begun again meanwhile. */
  readonly isRunning: boolean;
  /** Around the fields; without it they stand as they are. */
  frame?(fields: ReactNode): ReactNode;
  onGiven(given: Given): void;
  onRun(parameters: Readonly<Record<string, unknown>>): void;
}

export function AnalysisForm({ analysis, given, isRunning, frame, onGiven, onRun }: AnalysisFormProps) {
  const t = useWords("analyses");
  const [isAsked, setAsked] = useState(false);
  const parameters = parametersOf(analysis);
  const isWrong = parameters.some(
    (each) => wrongWith(each, given[each.name] ?? each.default ?? undefined) !== null,
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (!isWrong && !isRunning) onRun(typed(parameters, given));
  };
  const fields = <ParameterForm parameters={parameters} given={given} isAsked={isAsked} onChange={onGiven} />;
  return (
    <form className={styles.form} onSubmit={submit}>
      {parameters.length === 0 ? (
        <p className={styles.soft}>{t("noParameters")}</p>
      ) : (
        (frame?.(fields) ?? fields)
      )}
      <p>
        <Button
          type="submit"
          kind="primary"
          icon={Play}
          why={isRunning ? t("isRunning") : isWrong ? t("correct") : null}
        >
          {t("run")}
        </Button>
      </p>
    </form>
  );
}
