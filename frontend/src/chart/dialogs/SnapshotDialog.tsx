import { useState } from "react";
import { change } from "@/api/ask";
import { useWords } from "@/app/words";
import { Button } from "@/design/Button";
import { Dialog } from "@/design/Dialog";
import { TextField } from "@/design/TextField";
import { CreateChartDocument } from "@/pages/chart/charts.generated";
import { tellProblem } from "@/pages/chart/tellProblem";
import type { ActionContext } from "../action";
import { documentText } from "../document";

interface SnapshotDialogProps {
  readonly context: ActionContext;
  readonly title: string;
  close(): void;
}

/** Keeps the chart as it is now as another one, with every step that led to it. */
export default function SnapshotDialog({ context, title, close }: SnapshotDialogProps) {
  const t = useWords("chart");
  const at = new Date().toISOString().slice(0, 16).replace("T", " ");
  const [written, setWritten] = useState(t("snapshot.usual", { title, at: `${at} UTC` }));
  const [isPending, setPending] = useState(false);
  const keep = () => {
    setPending(true);
    const { caseId, history } = context.chart.getState();
    const variables = { caseId, title: written.trim(), document: documentText(history) };
    change(context.api, CreateChartDocument, variables)
      .then(() => context.announce(t("snapshot.kept")))
      .then(close, tellProblem)
      .finally(() => setPending(false));
  };
  return (
    <Dialog
      title={t("snapshot.title")}
      size="small"
      onClose={close}
      actions={
        <Button
          kind="primary"
          isPending={isPending}
          why={written.trim() === "" ? t("snapshot.noName") : null}
          onPress={keep}
        >
          {t("snapshot.keep")}
        </Button>
      }
    >
      <TextField
        label={t("snapshot.name")}
        help={t("snapshot.what")}
        value={written}
        maxLength={200}
        autoFocus
        onChange={setWritten}
      />
    </Dialog>
  );
}
