import { Play, Save, Trash2 } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { useClient, useQuery } from "urql";
import { useLocation, useParams } from "wouter";
import { ask, change } from "@/api/ask";
import { type Problem, problemOf } from "@/api/problem";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { announce } from "@/design/announce";
import { Busy } from "@/design/Busy";
import { Button } from "@/design/Button";
import { Card } from "@/design/Card";
import { Checkbox } from "@/design/Checkbox";
import { Completeness } from "@/design/Completeness";
import { EmptyState } from "@/design/EmptyState";
import { Page } from "@/design/Page";
import { ProblemNote } from "@/design/ProblemNote";
import { TextField } from "@/design/TextField";
import { RowsTable } from "./AnswerTable";
import { defaultsOf } from "./defaults";
import { EXAMPLE } from "./example";
import styles from "./InvestigationPage.module.css";
import {
  AskCypherDocument,
  type AskCypherQuery,
  DeleteInvestigationDocument,
  OwnInvestigationsDocument,
  SaveInvestigationDocument,
} from "./investigations.generated";

const Editor = lazy(() => import("./CypherEditor"));
const SHOWN = 200;

/** A person's own question: run as it stands, or saved and then asked like the others. */
export default function CypherPage() {
  const t = useWords("investigations");
  const { caseId = "", name } = useParams();
  const saved = useSaved(caseId, name === undefined ? null : decodeURIComponent(name));
  return (
    <Page title={t("editor.title")} intro={t("editor.intro")}>
      {saved.problem === null ? null : <ProblemNote problem={saved.problem} />}
      {saved.isReading ? (
        <Busy />
      ) : (
        <Writing key={name ?? ""} caseId={caseId} name={saved.name} text={saved.text} />
      )}
    </Page>
  );
}

function useSaved(caseId: string, name: string | null) {
  const [{ data, error, fetching }] = useQuery({
    query: OwnInvestigationsDocument,
    variables: { caseId },
    pause: name === null,
  });
  const found = data?.case.ownInvestigations.investigations.find((each) => each.name === name);
  return {
    name: name ?? "",
    text: found?.text ?? "",
    isReading: name !== null && fetching,
    problem: error === undefined ? null : problemOf(error),
  };
}

interface WritingProps {
  readonly caseId: string;
  readonly name: string;
  readonly text: string;
}

function Writing({ caseId, name, text: saved }: WritingProps) {
  const t = useWords("investigations");
  const [text, setText] = useDraft(caseId, name, saved);
  const { answer, problem, isPending, run, cancel } = useRun(caseId, text);
  return (
    <>
      <Suspense fallback={<Busy />}>
        <Editor label={t("editor.text")} value={text} onChange={setText} onRun={run} />
      </Suspense>
      <p className={styles.buttons}>
        <Button kind="primary" icon={Play} isPending={isPending} onPress={run}>
          {t("editor.run")}
        </Button>
        {isPending ? <Button onPress={cancel}>{t("cancel")}</Button> : null}
        {text === "" ? <Button onPress={() => setText(EXAMPLE)}>{t("editor.example")}</Button> : null}
      </p>
      {problem === null ? null : <ProblemNote problem={problem} />}
      {isPending ? <Busy text={t("editor.running")} /> : null}
      {answer === null ? null : <Found answer={answer} />}
      <Saving caseId={caseId} name={name} text={text} />
    </>
  );
}

type CypherAnswer = AskCypherQuery["case"]["cypher"];

function Found({ answer }: { readonly answer: CypherAnswer }) {
  const t = useWords("investigations");
  const rows = answer.rows.map((row): readonly unknown[] => (Array.isArray(row) ? row : []));
  return (
    <Card title={t("answer")}>
      <Completeness of={answer} />
      {rows.length === 0 ? (
        <EmptyState title={t("noRows")} />
      ) : (
        <RowsTable caption={t("answer")} columns={answer.columns} rows={rows.slice(0, SHOWN)} />
      )}
      {rows.length > SHOWN ? <p>{t("shown", { shown: SHOWN, count: rows.length })}</p> : null}
    </Card>
  );
}

function Saving({ caseId, name: known, text }: WritingProps) {
  const t = useWords("investigations");
  const api = useClient();
  const [, navigate] = useLocation();
  const [name, setName] = useState(known);
  const [onlyHere, setOnlyHere] = useState(true);
  const [problem, setProblem] = useState<Problem | null>(null);
  const after = (work: Promise<unknown>, told: string): void => {
    setProblem(null);
    work.then(
      () => {
        announce(t(told));
        forgetDraft(caseId, known);
        navigate(addresses.investigations(caseId));
      },
      (error: unknown) => setProblem(problemOf(error)),
    );
  };
  const save = (): void =>
    after(change(api, SaveInvestigationDocument, { caseId, name, text, onlyHere }), "editor.saved");
  const remove = (): void =>
    after(change(api, DeleteInvestigationDocument, { caseId, name: known }), "editor.deleted");
  return (
    <Card title={t("editor.save")}>
      <p>{t("editor.header")}</p>
      {problem === null ? null : <ProblemNote problem={problem} />}
      <TextField label={t("editor.name")} help={t("editor.nameHelp")} value={name} onChange={setName} />
      <Checkbox isChecked={onlyHere} onChange={setOnlyHere}>
        {t("editor.onlyHere")}
      </Checkbox>
      <p className={styles.buttons}>
        <Button icon={Save} why={name === "" ? t("needsTitle") : null} onPress={save}>
          {t("editor.save")}
        </Button>
        {known === "" ? null : (
          <Button kind="danger" icon={Trash2} onPress={remove}>
            {t("editor.delete")}
          </Button>
        )}
      </p>
    </Card>
  );
}

function useRun(caseId: string, text: string) {
  const api = useClient();
  const [answer, setAnswer] = useState<CypherAnswer | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [running, setRunning] = useState(0);
  const [wanted, setWanted] = useState<{ readonly text: string } | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    let isCurrent = true;
    ask(api, AskCypherDocument, { caseId, text: wanted.text, parameters: defaultsOf(wanted.text) })
      .then(
        (found) => {
          if (isCurrent) setAnswer(found.case.cypher);
        },
        (error: unknown) => {
          if (isCurrent) setProblem(problemOf(error));
        },
      )
      .finally(() => {
        if (isCurrent) setRunning(0);
      });
    return () => {
      isCurrent = false;
    };
  }, [api, caseId, wanted]);
  const run = (): void => {
    setAnswer(null);
    setProblem(null);
    setRunning(1);
    setWanted({ text });
  };
  const cancel = (): void => {
    setWanted(null);
    setRunning(0);
  };
  return { answer, problem, isPending: running > 0, run, cancel };
}

/** What is written stays in the browser until it is saved: a reload loses nothing. */
function useDraft(caseId: string, name: string, saved: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => localStorage.getItem(draftOf(caseId, name)) ?? saved);
  useEffect(() => {
    if (text === saved) localStorage.removeItem(draftOf(caseId, name));
    else localStorage.setItem(draftOf(caseId, name), text);
  }, [text, saved, caseId, name]);
  return [text, setText];
}

function forgetDraft(caseId: string, name: string): void {
  localStorage.removeItem(draftOf(caseId, name));
}

function draftOf(caseId: string, name: string): string {
  return `cypher ${caseId} ${name}`;
}
