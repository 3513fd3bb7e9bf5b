import { useState } from "react";
import { useClient } from "urql";
import { change } from "@/api/ask";
import { type Problem, problemOf } from "@/api/problem";
import { useWords } from "@/app/words";
import { announce } from "@/design/announce";
import { Button } from "@/design/Button";
import { Dialog } from "@/design/Dialog";
import { ProblemNote } from "@/design/ProblemNote";
import { TextField } from "@/design/TextField";
import { FreezeAnswerDocument, type InvestigationPartsFragment } from "./investigations.generated";

interface FreezeDialogProps {
  readonly caseId: string;
  readonly investigation: InvestigationPartsFragment;
  readonly parameters: Readonly<Record<string, unknown>>;
  close(): void;
}

/** Keeps the answer with the question's text and the state of the data, to be asked again and compared. */
export function FreezeDialog({ caseId, investigation, parameters, close }: FreezeDialogProps) {
  const t = useWords("investigations");
  const api = useClient();
  const [title, setTitle] = useState(investigation.title);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isPending, setPending] = useState(false);
  const freeze = (): void => {
    setPending(true);
    change(api, FreezeAnswerDocument, { caseId, investigation: investigation.name, title, parameters }).then(
      () => {
        announce(t("frozen"));
        close();
      },
      (error: unknown) => {
        setProblem(problemOf(error));
        setPending(false);
      },
    );
  };
  return (
    <Dialog
      title={t("freezeTitle")}
      onClose={close}
      actions={
        <Button
          kind="primary"
          isPending={isPending}
          why={title.trim() === "" ? t("needsTitle") : null}
          onPress={freeze}
        >
          {t("freeze")}
        </Button>
      }
    >
      {problem === null ? null : <ProblemNote problem={problem} />}
      <p>{t("freezeWhy")}</p>
      <TextField label={t("answerTitle")} value={title} onChange={setTitle} autoFocus />
    </Dialog>
  );
}
