import { Copy, Ellipsis, FileClock, PencilLine, Trash2 } from "lucide-react";
import { useState } from "react";
import { useClient } from "urql";
import { change } from "@/api/ask";
import { useWords } from "@/app/words";
import { announce } from "@/design/announce";
import { Dialog } from "@/design/Dialog";
import { IconButton } from "@/design/IconButton";
import { MenuButton } from "@/design/Menu";
import { DuplicateChartDocument } from "@/pages/chart/charts.generated";
import { tellProblem } from "@/pages/chart/tellProblem";
import { DeleteChart } from "./DeleteChart";
import type { DeletedChart } from "./Deleted";
import type { ChartEntry } from "./entries";
import { RenameChart } from "./RenameChart";
import { Versions } from "./Versions";

interface ChartActionsProps {
  readonly caseId: string;
  readonly chart: ChartEntry;
  onChanged(): void;
  onDeleted(chart: DeletedChart): void;
}

type Opened = "rename" | "versions" | "delete" | null;

export function ChartActions({ caseId, chart, onChanged, onDeleted }: ChartActionsProps) {
  const t = useWords("charts");
  const tChart = useWords("chart");
  const [opened, open] = useState<Opened>(null);
  const duplicate = useDuplicate(caseId, chart, onChanged);
  const close = () => open(null);
  const entries = [
    { id: "rename", label: t("rename"), icon: PencilLine, run: () => open("rename") },
    { id: "duplicate", label: t("duplicate"), icon: Copy, run: duplicate },
    { id: "versions", label: t("versions"), icon: FileClock, run: () => open("versions") },
  ];
  const last = [
    { id: "delete", label: t("delete"), icon: Trash2, isDangerous: true, run: () => open("delete") },
  ];
  const label = t("more", { title: chart.title });
  return (
    <>
      <MenuButton
        label={label}
        parts={[
          { id: "change", entries },
          { id: "delete", entries: last },
        ]}
      >
        <IconButton icon={Ellipsis} label={label} />
      </MenuButton>
      {opened === "rename" ? (
        <RenameChart caseId={caseId} chart={chart} onDone={onChanged} onClose={close} />
      ) : null}
      {opened === "delete" ? (
        <DeleteChart
          caseId={caseId}
          chart={chart}
          onDone={(gone) => {
            onDeleted(gone);
            onChanged();
          }}
          onClose={close}
        />
      ) : null}
      {opened === "versions" ? (
        <Dialog title={tChart("versions.title")} size="wide" onClose={close}>
          <Versions caseId={caseId} chartId={chart.id} />
        </Dialog>
      ) : null}
    </>
  );
}

function useDuplicate(caseId: string, { id, title }: ChartEntry, onChanged: () => void): () => void {
  const api = useClient();
  const t = useWords("charts");
  return () => {
    const copy = t("copyOf", { title });
    change(api, DuplicateChartDocument, { caseId, chartId: id, title: copy }).then(() => {
      announce(t("duplicated", { title: copy }), { tone: "done" });
      onChanged();
    }, tellProblem);
  };
}
