import { Undo2, X } from "lucide-react";
import { useState } from "react";
import { useClient } from "urql";
import { change } from "@/api/ask";
import { useWords } from "@/app/words";
import { announce } from "@/design/announce";
import { Button } from "@/design/Button";
import { IconButton } from "@/design/IconButton";
import { CreateChartDocument } from "@/pages/chart/charts.generated";
import { tellProblem } from "@/pages/chart/tellProblem";
import styles from "./Deleted.module.css";

export interface DeletedChart {
  readonly title: string;
  readonly document: string;
}

interface DeletedProps {
  readonly caseId: string;
  readonly chart: DeletedChart;
  onBack(): void;
  onClose(): void;
}

/** What was just deleted, to bring it back. */
export function Deleted({ caseId, chart, onBack, onClose }: DeletedProps) {
  const api = useClient();
  const t = useWords("charts");
  const [isPending, setPending] = useState(false);
  const { title, document } = chart;
  const bring = () => {
    setPending(true);
    change(api, CreateChartDocument, { caseId, title, document })
      .then(() => {
        announce(t("broughtBack", { title }), { tone: "done" });
        onBack();
        onClose();
      })
      .catch(tellProblem)
      .finally(() => setPending(false));
  };
  return (
    <div className={styles.deleted} role="status">
      <span>{t("deleted", { title })}</span>
      <Button icon={Undo2} isPending={isPending} onPress={bring}>
        {t("undo")}
      </Button>
      <IconButton icon={X} label={t("close")} onPress={onClose} />
    </div>
  );
}
