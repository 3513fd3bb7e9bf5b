import { type FormEvent, useState } from "react";
import { type Problem, problemOf } from "@/api/problem";
import { useWords } from "@/app/words";
import { Button } from "@/design/Button";
import { ProblemNote } from "@/design/ProblemNote";
import { TextField } from "@/design/TextField";
import styles from "./card.module.css";

interface NoteFormProps {
  readonly text: string;
  readonly label: string;
  readonly submit: string;
  onSubmit(text: string): Promise<void>;
  onCancel?(): void;
}

/** Keeps the text until it is kept by the API. */
export function NoteForm({ text, label, submit, onSubmit, onCancel }: NoteFormProps) {
  const t = useWords("card");
  const [written, setWritten] = useState(text);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setSending(true);
    onSubmit(written.trim())
      .then(
        () => {
          setWritten("");
          setProblem(null);
        },
        (error: unknown) => setProblem(problemOf(error)),
      )
      .finally(() => setSending(false));
  };
  return (
    <form className={styles.noteForm} onSubmit={send}>
      <TextField label={label} value={written} lines={3} onChange={setWritten} />
      {problem === null ? null : <ProblemNote problem={problem} />}
      <div className={styles.buttons}>
        <Button type="submit" isPending={isSending} why={written.trim() === "" ? t("notes.empty") : null}>
          {submit}
        </Button>
        {onCancel === undefined ? null : (
          <Button kind="quiet" onPress={onCancel}>
            {t("notes.cancel")}
          </Button>
        )}
      </div>
    </form>
  );
}
