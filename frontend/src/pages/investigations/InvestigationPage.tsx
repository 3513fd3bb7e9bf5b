import { Play, Snowflake, SquareX } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useQuery } from "urql";
import { useParams, useSearchParams } from "wouter";
import { problemOf } from "@/api/problem";
import { useWords } from "@/app/words";
import { Busy } from "@/design/Busy";
import { Button } from "@/design/Button";
import { Card } from "@/design/Card";
import { DataText } from "@/design/DataText";
import { EmptyState } from "@/design/EmptyState";
import { Page } from "@/design/Page";
import { ProblemNote } from "@/design/ProblemNote";
import { ParameterForm } from "@/parameters/ParameterForm";
import { type Given, type Parameter, typed, wrongWith } from "@/parameters/parameter";
import { AnswerTable } from "./AnswerTable";
import { FreezeDialog } from "./FreezeDialog";
import styles from "./InvestigationPage.module.css";
import { type InvestigationPartsFragment, InvestigationsDocument } from "./investigations.generated";
import { useAnswer } from "./useAnswer";

const ASKED = "asked";

/** One question: its form, what it would cost, its answer. The address holds the parameters, and asks again when opened. */
export default function InvestigationPage() {
  const t = useWords("investigations");
  const { caseId = "", name = "" } = useParams();
  const [{ data, error, fetching }, again] = useQuery({
    query: InvestigationsDocument,
    variables: { caseId },
  });
  const found = data?.case.investigations.investigations.find(
    (each) => each.name === decodeURIComponent(name),
  );
  return (
    <Page
      title={found?.title ?? t("one")}
      intro={found === undefined ? undefined : <DataText text={found.question} />}
    >
      {error === undefined ? null : <ProblemNote problem={problemOf(error)} onRetry={again} />}
      {fetching && data === undefined ? <Busy /> : null}
      {data !== undefined && found === undefined ? (
        <EmptyState title={t("notThere")}>{t("notThereWhy")}</EmptyState>
      ) : null}
      {found === undefined ? null : <Asking key={found.name} caseId={caseId} investigation={found} />}
    </Page>
  );
}

interface AskingProps {
  readonly caseId: string;
  readonly investigation: InvestigationPartsFragment;
}

function Asking({ caseId, investigation }: AskingProps) {
  const t = useWords("investigations");
  const [search, setSearch] = useSearchParams();
  const { [ASKED]: asked, ...told } = Object.fromEntries(search);
  const [given, setGiven] = useState<Given>(told);
  const [isFreezing, setFreezing] = useState(false);
  const parameters: readonly Parameter[] = investigation.parameters.map((each) => ({ ...each, choices: [] }));
  const isWrong = parameters.some(
    (each) => wrongWith(each, given[each.name] ?? each.default ?? undefined) !== null,
  );
  const question = asked === undefined ? null : typed(parameters, told);
  const answer = useAnswer(caseId, investigation.name, question);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isWrong) setSearch({ ...kept(given), [ASKED]: String(Date.now()) });
  };
  return (
    <>
      <Card title={t("parameters")}>
        <form onSubmit={submit} className={styles.form}>
          <ParameterForm
            parameters={parameters}
            given={given}
            isAsked={asked !== undefined}
            onChange={setGiven}
          />
          <p className={styles.buttons}>
            <Button type="submit" kind="primary" icon={Play} why={isWrong ? t("correctFirst") : null}>
              {t("ask")}
            </Button>
            {answer.isReading ? (
              <Button icon={SquareX} onPress={answer.cancel}>
                {t("cancel")}
              </Button>
            ) : null}
          </p>
        </form>
      </Card>
      {answer.cost === null ? null : <p role="status">{t(`cost.${answer.cost.kind}`, { ...answer.cost })}</p>}
      {answer.problem === null ? null : <ProblemNote problem={answer.problem} onRetry={answer.again} />}
      {answer.isReading ? <Busy text={t("asking")} /> : null}
      {answer.found === null ? null : (
        <Card
          title={t("answer")}
          actions={
            <Button icon={Snowflake} onPress={() => setFreezing(true)}>
              {t("freeze")}
            </Button>
          }
        >
          <AnswerTable caseId={caseId} name={investigation.name} answer={answer.found} />
        </Card>
      )}
      {isFreezing && question !== null ? (
        <FreezeDialog
          caseId={caseId}
          investigation={investigation}
          parameters={question}
          close={() => setFreezing(false)}
        />
      ) : null}
    </>
  );
}

/** What has a value: an address holds no empty names. */
function kept(given: Given): Record<string, string> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
}
