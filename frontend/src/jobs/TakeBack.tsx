import { Undo2 } from "lucide-react";
import { useState } from "react";
import { useClient } from "urql";
import { change } from "@/api/ask";
import { type Problem, problemOf } from "@/api/problem";
import { useWords } from "@/app/words";
import { announce } from "@/design/announce";
import { Button } from "@/design/Button";
import { Dialog } from "@/design/Dialog";
import { ProblemNote } from "@/design/ProblemNote";
import { TakeBackDocument } from "@/pages/runs/runs.generated";

interface TakeBackProps {
  readonly caseId: string;
  /** Its global id. */
  readonly run: string;
  readonly why?: string | null;
}

/** Takes a load back, after it was said what goes with it. */
export function TakeBackButton({ caseId, run, why = null }: TakeBackProps) {
  const t = useWords("jobs");
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button icon={Undo2} why={why} onPress={() => setAsking(true)}>
        {t("takeBack.go")}
      </Button>
      {isAsking ? <Confirming caseId={caseId} run={run} close={() => setAsking(false)} /> : null}
    </>
  );
}

interface ConfirmingProps {
  readonly caseId: string;
  readonly run: string;
  close(): void;
}

const GOES = ["only", "shared", "ties", "charts", "measures", "bytes"] as const;

function Confirming({ caseId, run, close }: ConfirmingProps) {
  const t = useWords("jobs");
  const api = useClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isAsked, setAsked] = useState(false);
  const takeBack = (): void => {
    setAsked(true);
    change(api, TakeBackDocument, { caseId, run }).then(
      () => {
        announce(t("takeBack.begun"));
        close();
      },
      (error: unknown) => {
        setProblem(problemOf(error));
        setAsked(false);
      },
    );
  };
  return (
    <Dialog
      title={t("takeBack.title")}
      role="alertdialog"
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t("takeBack.keep")}</Button>
          <Button kind="danger" icon={Undo2} why={isAsked ? t("takeBack.asked") : null} onPress={takeBack}>
            {t("takeBack.go")}
          </Button>
        </>
      }
    >
      {problem === null ? null : <ProblemNote problem={problem} />}
      <p>{t("takeBack.text")}</p>
      <ul>
        {GOES.map((name) => (
          <li key={name}>{t(`takeBack.${name}`)}</li>
        ))}
      </ul>
    </Dialog>
  );
}
