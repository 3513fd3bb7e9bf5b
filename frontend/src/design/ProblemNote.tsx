import { TriangleAlert } from "lucide-react";
import type { Problem } from "@/api/problem";
import { useWords } from "@/app/words";
import { Button } from "./Button";
import styles from "./ProblemNote.module.css";

interface ProblemNoteProps {
  readonly problem: Problem;
  readonly onRetry?: (() => void) | undefined;
}

/** What happened, and the next step. What the API could not say itself is said here. */
export function ProblemNote({ problem, onRetry }: ProblemNoteProps) {
  const t = useWords("problems");
  const ours = t(`${problem.code}.what`, { defaultValue: "" });
  const cure = problem.cure || t(`${problem.code}.cure`, { defaultValue: "" });
  return (
    <div role="alert" className={styles.note}>
      <TriangleAlert size={18} aria-hidden="true" />
      <div className={styles.text}>
        <p className={styles.what}>{problem.what || ours || t("unknown.what")}</p>
        {cure === "" ? null : <p>{cure}</p>}
        <p className={styles.code}>
          <code>{problem.code}</code>
        </p>
      </div>
      {onRetry === undefined ? null : <Button onPress={onRetry}>{t("again")}</Button>}
    </div>
  );
}
