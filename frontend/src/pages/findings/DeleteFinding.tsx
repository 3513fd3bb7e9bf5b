import type { Problem } from "@/api/problem";
import { useWords } from "@/app/words";
import { Button } from "@/design/Button";
import { DataText } from "@/design/DataText";
import { Dialog } from "@/design/Dialog";
import { ProblemNote } from "@/design/ProblemNote";

interface DeleteFindingProps {
  readonly sentence: string;
  readonly problem: Problem | null;
  onDelete(): void;
  onClose(): void;
}

export function DeleteFinding({ sentence, problem, onDelete, onClose }: DeleteFindingProps) {
  const t = useWords("findings");
  return (
    <Dialog
      title={t("delete.title")}
      role="alertdialog"
      size="small"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("delete.keep")}</Button>
          <Button kind="danger" onPress={onDelete}>
            {t("delete.go")}
          </Button>
        </>
      }
    >
      {problem === null ? null : <ProblemNote problem={problem} />}
      <blockquote>
        <DataText text={sentence} isLong />
      </blockquote>
      <p>{t("delete.text")}</p>
    </Dialog>
  );
}
