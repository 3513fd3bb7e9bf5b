import { useState } from "react";
import { useClient } from "urql";
import { ask, change } from "@/api/ask";
import { type Problem, problemOf } from "@/api/problem";
import { useWords } from "@/app/words";
import { Button } from "@/design/Button";
import { DataText } from "@/design/DataText";
import { Dialog } from "@/design/Dialog";
import { ProblemNote } from "@/design/ProblemNote";
import { DeleteChartDocument, OpenChartDocument } from "@/pages/chart/charts.generated";
import type { DeletedChart } from "./Deleted";
import type { ChartEntry } from "./entries";

interface DeleteChartProps {
  readonly caseId: string;
  readonly chart: ChartEntry;
  onDone(chart: DeletedChart): void;
  onClose(): void;
}

/** Deletes a chart. What it was is held for as long as the page is open, to bring it back. */
export function DeleteChart({ caseId, chart, onDone, onClose }: DeleteChartProps) {
  const api = useClient();
  const t = useWords("charts");
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const remove = async () => {
    const named = { caseId, chartId: chart.id };
    const { document } = (await ask(api, OpenChartDocument, { ...named, version: null })).case.chart;
    await change(api, DeleteChartDocument, named);
    onDone({ title: chart.title, document });
    onClose();
  };
  const go = () => {
    setPending(true);
    remove().catch((error: unknown) => {
      setPending(false);
      setProblem(problemOf(error));
    });
  };
  return (
    <Dialog
      title={t("deleteTitle")}
      size="small"
      role="alertdialog"
      onClose={onClose}
      actions={
        <>
          <Button autoFocus onPress={onClose}>
            {t("cancel")}
          </Button>
          <Button kind="danger" isPending={isPending} onPress={go}>
            {t("deleteGo")}
          </Button>
        </>
      }
    >
      <p>
        <strong>
          <DataText text={chart.title} limit={120} />
        </strong>
      </p>
      <p>{t("deleteWhat")}</p>
      {problem === null ? null : <ProblemNote problem={problem} />}
    </Dialog>
  );
}
