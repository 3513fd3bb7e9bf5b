import { useState } from "react";
import { useClient } from "urql";
import { change } from "@/api/ask";
import { type Problem, problemOf } from "@/api/problem";
import { useWords } from "@/app/words";
import { announce } from "@/design/announce";
import { Button } from "@/design/Button";
import { DataText } from "@/design/DataText";
import { Dialog } from "@/design/Dialog";
import { ProblemNote } from "@/design/ProblemNote";
import { TextField } from "@/design/TextField";
import { DeleteCaseDocument } from "./cases.generated";

interface DeleteCaseProps {
  readonly of: { readonly id: string; readonly title: string };
  close(): void;
}

/** A case goes with its evidence, and nothing brings it back: its title has to be typed. */
export function DeleteCase({ of, close }: DeleteCaseProps) {
  const t = useWords("cases");
  const api = useClient();
  const [title, setTitle] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isPending, setPending] = useState(false);
  const remove = (): void => {
    setPending(true);
    change(api, DeleteCaseDocument, { id: of.id, title }).then(
      () => {
        announce(t("delete.done"));
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
      title={t("delete.title")}
      role="alertdialog"
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t("delete.keep")}</Button>
          <Button
            kind="danger"
            isPending={isPending}
            why={title === of.title ? null : t("delete.typeIt")}
            onPress={remove}
          >
            {t("delete.go")}
          </Button>
        </>
      }
    >
      {problem === null ? null : <ProblemNote problem={problem} />}
      <p>{t("delete.text")}</p>
      <p>
        <strong>
          <DataText text={of.title} />
        </strong>
      </p>
      <TextField label={t("delete.type")} value={title} onChange={setTitle} autoFocus />
    </Dialog>
  );
}
