import { useWords } from "@/app/words";
import { Dialog } from "@/design/Dialog";
import { restoreVersion } from "@/pages/chart/opening";
import { tellProblem } from "@/pages/chart/tellProblem";
import { Versions } from "@/pages/charts/Versions";
import type { ActionContext } from "../action";

interface VersionsDialogProps {
  readonly context: ActionContext;
  readonly chartId: string;
  close(): void;
}

export default function VersionsDialog({ context, chartId, close }: VersionsDialogProps) {
  const t = useWords("chart");
  const { api, chart, announce } = context;
  const restore = (version: number) => {
    restoreVersion(api, chart, chartId, version)
      .then(() => announce(t("versions.restored", { version })))
      .then(close, tellProblem);
  };
  const { caseId, readOnly } = chart.getState();
  return (
    <Dialog title={t("versions.title")} size="wide" onClose={close}>
      <Versions caseId={caseId} chartId={chartId} {...(readOnly ? {} : { onRestore: restore })} />
    </Dialog>
  );
}
