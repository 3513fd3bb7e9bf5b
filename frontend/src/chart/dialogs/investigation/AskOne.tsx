import { Play } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useWords } from "@/app/words";
import { Busy } from "@/design/Busy";
import { Button } from "@/design/Button";
import { Disclosure } from "@/design/Disclosure";
import { ProblemNote } from "@/design/ProblemNote";
import type { InvestigationPartsFragment } from "@/pages/investigations/investigations.generated";
import { useAnswer } from "@/pages/investigations/useAnswer";
import { ParameterForm } from "@/parameters/ParameterForm";
import { type Given, type Parameter, typed, wrongWith } from "@/parameters/parameter";
import type { ActionContext } from "../../action";
import styles from "../Arranging.module.css";
import { AnswerOnChart } from "./AnswerOnChart";

/** An investigation that takes what is selected, with that filled in. */
export interface Offered {
  readonly investigation: InvestigationPartsFragment;
  readonly given: Given;
}

interface AskOneProps {
  readonly context: ActionContext;
  readonly offered: Offered;
}

/** What else the question can be told, and its answer. */
export function AskOne({ context, offered: { investigation, given: filled } }: AskOneProps) {
  const t = useWords("arranging");
  const [given, setGiven] = useState(filled);
  const [asked, setAsked] = useState<Record<string, unknown> | null>(null);
  const parameters = investigation.parameters.map((each): Parameter => ({ ...each, choices: [] }));
  const isWrong = parameters.some(
    (each) => wrongWith(each, given[each.name] ?? each.default ?? undefined) !== null,
  );
  const answer = useAnswer(context.chart.getState().caseId, investigation.name, asked);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isWrong) setAsked(typed(parameters, given));
  };
  return (
    <>
      <form className={styles.form} onSubmit={submit}>
        <Disclosure title={t("ask.parameters")} isOpenAtFirst={isWrong}>
          <ParameterForm parameters={parameters} given={given} isAsked={asked !== null} onChange={setGiven} />
        </Disclosure>
        <div>
          <Button
            type="submit"
            kind="primary"
            icon={Play}
            isPending={answer.isReading}
            why={isWrong ? t("ask.correct") : null}
          >
            {t("ask.ask")}
          </Button>
        </div>
      </form>
      {answer.problem === null ? null : <ProblemNote problem={answer.problem} onRetry={answer.again} />}
      {answer.isReading ? <Busy text={t("ask.asking")} /> : null}
      {answer.found === null ? null : <AnswerOnChart context={context} answer={answer.found} />}
    </>
  );
}
