import { type FormEvent, useState } from "react";
import { useClient } from "urql";
import { change } from "@/api/ask";
import { type Problem, problemOf } from "@/api/problem";
import { useWords } from "@/app/words";
import { announce } from "@/design/announce";
import { Button } from "@/design/Button";
import { Dialog } from "@/design/Dialog";
import { ProblemNote } from "@/design/ProblemNote";
import { TextField } from "@/design/TextField";
import { CreateCaseDocument, RenameCaseDocument } from "./cases.generated";

interface NameCaseProps {
  /** The case that gets another name; none: a new one. */
  readonly of?: { readonly id: string; readonly title: string };
  /** With the id of a case that is new. */
  close(created?: string): void;
}

export function NameCase({ of, close }: NameCaseProps) {
  const t = useWords("cases");
  const api = useClient();
  const [title, setTitle] = useState(of?.title ?? "");
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async (): Promise<void> => {
    if (of !== undefined) {
      await change(api, RenameCaseDocument, { id: of.id, title });
      announce(t("rename.done"));
      close();
    } else {
      close((await change(api, CreateCaseDocument, { title })).createCase.id);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save().catch((error: unknown) => setProblem(problemOf(error)));
  };
  const verb = of === undefined ? "create" : "rename";
  return (
    <Dialog
      title={t(`${verb}.title`)}
      size="small"
      onClose={close}
      actions={
        <Button
          kind="primary"
          type="submit"
          form="name-case"
          why={title.trim() === "" ? t("needsTitle") : null}
        >
          {t(`${verb}.go`)}
        </Button>
      }
    >
      <form id="name-case" onSubmit={submit}>
        {problem === null ? null : <ProblemNote problem={problem} />}
        <TextField label={t("name")} help={t("nameHelp")} value={title} onChange={setTitle} autoFocus />
      </form>
    </Dialog>
  );
}
