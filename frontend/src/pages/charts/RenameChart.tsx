import { useState } from "react";
import { useClient } from "urql";
import { change } from "@/api/ask";
import { type Problem, problemOf } from "@/api/problem";
import { useWords } from "@/app/words";
import { Button } from "@/design/Button";
import { Dialog } from "@/design/Dialog";
import { ProblemNote } from "@/design/ProblemNote";
import { TextField } from "@/design/TextField";
import { SaveChartDocument } from "@/pages/chart/charts.generated";
import type { ChartEntry } from "./entries";

interface RenameChartProps {
  readonly caseId: string;
  readonly chart: ChartEntry;
  onDone(): void;
  onClose(): void;
}

const FORM = "rename-chart";

export function RenameChart({ caseId, chart, onDone, onClose }: RenameChartProps) {
  const api = useClient();
  const t = useWords("charts");
  const [title, setTitle] = useState(chart.title);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = () => {
    const variables = {
      caseId,
      chartId: chart.id,
      version: chart.version,
      document: null,
      title: title.trim(),
    };
    change(api, SaveChartDocument, variables).then(
      () => {
        onDone();
        onClose();
      },
      (error: unknown) => setProblem(problemOf(error)),
    );
  };
  return (
    <Dialog
      title={t("renameTitle")}
      size="small"
      onClose={onClose}
      actions={
        <Button kind="primary" type="submit" form={FORM} why={title.trim() === "" ? t("nameNeeded") : null}>
          {t("save")}
        </Button>
      }
    >
      <form
        id={FORM}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField label={t("newTitle")} value={title} maxLength={200} autoFocus onChange={setTitle} />
        {problem === null ? null : <ProblemNote problem={problem} />}
      </form>
    </Dialog>
  );
}
