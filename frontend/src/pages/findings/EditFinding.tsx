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
import { ChangeFindingDocument, type FindingPartsFragment } from "./findings.generated";

interface EditFindingProps {
  readonly caseId: string;
  readonly finding: FindingPartsFragment;
  close(): void;
}

/** Another sentence; what carries it stays. If somebody changed it meanwhile, that is said, and the text stays here. */
export function EditFinding({ caseId, finding, close }: EditFindingProps) {
  const t = useWords("findings");
  const api = useClient();
  const [sentence, setSentence] = useState(finding.sentence);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = (): void => {
    change(api, ChangeFindingDocument, { caseId, id: finding.id, version: finding.version, sentence }).then(
      () => {
        announce(t("saved"));
        close();
      },
      (error: unknown) => setProblem(problemOf(error)),
    );
  };
  return (
    <Dialog
      title={t("edit.title")}
      onClose={close}
      actions={
        <Button kind="primary" why={sentence.trim() === "" ? t("edit.empty") : null} onPress={save}>
          {t("edit.save")}
        </Button>
      }
    >
      {problem === null ? null : <ProblemNote problem={problem} />}
      <TextField
        label={t("sentence")}
        help={t("sentenceHelp")}
        lines={3}
        value={sentence}
        onChange={setSentence}
        autoFocus
      />
    </Dialog>
  );
}
