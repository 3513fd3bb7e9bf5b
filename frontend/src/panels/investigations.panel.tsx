import { FlaskConical, PanelsTopLeft, Play, SquareX, TextCursorInput } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useQuery } from "urql";
import { useStore } from "zustand";
import { problemOf } from "@/api/problem";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { filledWith } from "@/chart/askable";
import { AnswerOnChart } from "@/chart/dialogs/investigation/AnswerOnChart";
import type { ChartStore } from "@/chart/store";
import { Busy } from "@/design/Busy";
import { Button } from "@/design/Button";
import { DataText } from "@/design/DataText";
import { LinkButton } from "@/design/LinkButton";
import { ProblemNote } from "@/design/ProblemNote";
import { Select } from "@/design/Select";
import { useFrame } from "@/pages/chart/frame";
import type { Panel } from "@/pages/chart/panelFiles";
import {
  type InvestigationPartsFragment,
  InvestigationsDocument,
} from "@/pages/investigations/investigations.generated";
import { useAnswer } from "@/pages/investigations/useAnswer";
import { ParameterForm } from "@/parameters/ParameterForm";
import { type Given, type Parameter, typed, wrongWith } from "@/parameters/parameter";
import styles from "./investigations/investigations.module.css";

/** Asks a saved question beside the chart, and puts what it finds on it. */
function Investigations({ chart }: { readonly chart: ChartStore }) {
  const t = useWords("panelInvestigations");
  const { caseId } = chart.getState();
  const [{ data, error, fetching }, again] = useQuery({
    query: InvestigationsDocument,
    variables: { caseId },
  });
  const [name, setName] = useState<string | null>(null);
  const all = data?.case.investigations.investigations ?? [];
  const chosen = all.find((each) => each.name === name);
  return (
    <div className={styles.panel}>
      {error === undefined ? null : <ProblemNote problem={problemOf(error)} onRetry={() => again()} />}
      {fetching && data === undefined ? <Busy /> : null}
      {data === undefined ? null : (
        <Select
          label={t("which")}
          placeholder={t("choose")}
          options={all.map((each) => ({ value: each.name, label: each.title, help: each.question }))}
          value={chosen?.name ?? null}
          onChange={setName}
        />
      )}
      {chosen === undefined ? null : <Asking key={chosen.name} chart={chart} investigation={chosen} />}
      <LinkButton to={addresses.ownCypher(caseId)} kind="quiet">
        {t("write")}
      </LinkButton>
    </div>
  );
}

interface AskingProps {
  readonly chart: ChartStore;
  readonly investigation: InvestigationPartsFragment;
}

function Asking({ chart, investigation: { name, question, parameters: told } }: AskingProps) {
  const t = useWords("panelInvestigations");
  const { caseId } = chart.getState();
  const selected = useSelected(chart, told);
  const [given, setGiven] = useState<Given>(selected ?? {});
  const [asked, setAsked] = useState<Record<string, unknown> | null>(null);
  const parameters = told.map((each): Parameter => ({ ...each, choices: [] }));
  const isWrong = parameters.some(
    (each) => wrongWith(each, given[each.name] ?? each.default ?? undefined) !== null,
  );
  const answer = useAnswer(caseId, name, asked);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isWrong) setAsked(typed(parameters, given));
  };
  return (
    <>
      <p>
        <DataText text={question} limit={300} canGrow />
      </p>
      <form className={styles.form} onSubmit={submit}>
        <ParameterForm parameters={parameters} given={given} isAsked={asked !== null} onChange={setGiven} />
        <p className={styles.buttons}>
          <Button
            type="submit"
            kind="primary"
            icon={Play}
            isPending={answer.isReading}
            why={isWrong ? t("correct") : null}
          >
            {t("ask")}
          </Button>
          {selected === null ? null : (
            <Button icon={TextCursorInput} onPress={() => setGiven({ ...given, ...selected })}>
              {t("fillIn")}
            </Button>
          )}
          {answer.isReading ? (
            <Button icon={SquareX} onPress={answer.cancel}>
              {t("cancel")}
            </Button>
          ) : null}
        </p>
      </form>
      {answer.problem === null ? null : <ProblemNote problem={answer.problem} onRetry={answer.again} />}
      {answer.isReading ? <Busy text={t("asking")} /> : null}
      {answer.found === null ? null : (
        <>
          <Answer found={answer.found} />
          <LinkButton to={pageOf(caseId, name, given)} icon={PanelsTopLeft}>
            {t("page")}
          </LinkButton>
        </>
      )}
    </>
  );
}

/** What is selected, as the question takes it; null where it doesn't. */
function useSelected(chart: ChartStore, parameters: InvestigationPartsFragment["parameters"]): Given | null {
  const { nodes } = useStore(chart, (open) => open.selection);
  const held = useStore(chart, (open) => open.state.nodes);
  return filledWith(
    parameters,
    [...nodes].flatMap((id) => held[id] ?? []),
  );
}

function Answer({ found }: { readonly found: Parameters<typeof AnswerOnChart>[0]["answer"] }) {
  const frame = useFrame();
  return <AnswerOnChart context={frame.contextFor(null)} answer={found} />;
}

/** The same question on a page of its own, asked as it is opened: its table can be kept, frozen and compared. */
function pageOf(caseId: string, name: string, given: Given): string {
  const told = Object.entries(given).filter(([, value]) => value !== "");
  const query = new URLSearchParams([...told, ["asked", "1"]]);
  return `${addresses.investigations(caseId, name)}?${query}`;
}

const panel: Panel = {
  id: "investigations",
  icon: FlaskConical,
  side: "left",
  order: 60,
  Component: Investigations,
};

export default panel;
