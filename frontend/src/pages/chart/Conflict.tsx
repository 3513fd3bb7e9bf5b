import { useState } from "react";
import { useStore } from "zustand";
import { useWords } from "@/app/words";
import { Button } from "@/design/Button";
import { Dialog } from "@/design/Dialog";
import { useFrame } from "./frame";
import { takeTheirs } from "./opening";
import type { SavedMeanwhile } from "./saving";
import { tellProblem } from "./tellProblem";

/** Somebody else, or another tab, saved the chart since it was opened here: what is to become of both? */
export function Conflict() {
  const { saver } = useFrame();
  const { saving } = useStore(saver.state);
  const [putAway, setPutAway] = useState<number | null>(null);
  if (saving.kind !== "conflict" || putAway === saving.current.version) return null;
  return <Choices current={saving.current} onClose={() => setPutAway(saving.current.version)} />;
}

interface ChoicesProps {
  readonly current: SavedMeanwhile;
  onClose(): void;
}

function Choices({ current, onClose }: ChoicesProps) {
  const { api, chart, saver } = useFrame();
  const t = useWords("chart");
  const { title, version } = useStore(saver.state);
  const [isPending, setPending] = useState(false);
  const choose = (what: () => Promise<void>) => {
    setPending(true);
    what()
      .catch(tellProblem)
      .finally(() => setPending(false));
  };
  return (
    <Dialog
      title={t("conflict.title")}
      role="alertdialog"
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" isPending={isPending} onPress={() => choose(() => saver.replaceTheirs())}>
            {t("conflict.mine")}
          </Button>
          <Button isPending={isPending} onPress={() => choose(() => takeTheirs(api, chart, saver))}>
            {t("conflict.theirs")}
          </Button>
          <Button
            kind="primary"
            autoFocus
            isPending={isPending}
            onPress={() => choose(() => saver.saveAsCopy(t("conflict.copy", { title })))}
          >
            {t("conflict.both")}
          </Button>
        </>
      }
    >
      <p>
        {t("conflict.what", {
          who: current.changedBy,
          at: `${new Date(current.changedAt).toISOString().slice(0, 19).replace("T", " ")} UTC`,
          version: current.version,
          from: version ?? 0,
        })}
      </p>
      <ul>
        <li>{t("conflict.bothMeans")}</li>
        <li>{t("conflict.theirsMeans")}</li>
        <li>{t("conflict.mineMeans")}</li>
      </ul>
    </Dialog>
  );
}
