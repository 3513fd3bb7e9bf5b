import { useState } from "react";
import { useStore } from "zustand";
import { type Problem, problemOf } from "@/api/problem";
import { useWords, words } from "@/app/words";
import { Button } from "@/design/Button";
import { Choice } from "@/design/Choice";
import { Dialog } from "@/design/Dialog";
import { ProblemNote } from "@/design/ProblemNote";
import { useFrame } from "@/pages/chart/frame";
import type { ActionContext } from "../action";
import { drawnData } from "../exporting/drawn";
import { download, fileName } from "../exporting/naming";
import { originOf } from "../exporting/origin";
import { pictureOf, usePicture } from "../painting";
import type { ChartStore } from "../store";
import { columnsOf } from "../table/columns";
import { csvOf } from "../table/csv";
import styles from "./Arranging.module.css";

interface ExportDataProps {
  readonly context: ActionContext;
  close(): void;
}

type Wanted = "json" | "nodes" | "edges";

/** Gives what is drawn as a file, and says how much is not. */
export default function ExportData({ context, close }: ExportDataProps) {
  const t = useWords("exporting");
  const title = useStore(useFrame().saver.state, (saved) => saved.title);
  const [wanted, setWanted] = useState<Wanted>("json");
  const [problem, setProblem] = useState<Problem | null>(null);
  const make = (): void => {
    exportData(context, wanted, title).then(close, (error: unknown) => setProblem(problemOf(error)));
  };
  const actions = (
    <>
      <Button kind="quiet" onPress={close}>
        {t("cancel")}
      </Button>
      <Button kind="primary" onPress={make}>
        {t("data.make")}
      </Button>
    </>
  );
  return (
    <Dialog title={t("data.title")} size="small" onClose={close} actions={actions}>
      <div className={styles.form}>
        <Scope chart={context.chart} />
        <Choice<Wanted>
          label={t("data.what")}
          look="list"
          options={[
            { value: "json", label: t("data.json"), help: t("data.jsonHelp") },
            { value: "nodes", label: t("data.nodes"), help: t("data.csvHelp") },
            { value: "edges", label: t("data.edges"), help: t("data.csvHelp") },
          ]}
          value={wanted}
          onChange={setWanted}
        />
        {problem === null ? null : <ProblemNote problem={problem} />}
      </div>
    </Dialog>
  );
}

function Scope({ chart }: { readonly chart: ChartStore }) {
  const t = useWords("exporting");
  const { nodes, edges } = usePicture(chart).visible;
  const { state } = useStore(chart);
  const counts = {
    nodes: nodes.size,
    edges: edges.size,
    notNodes: Object.keys(state.nodes).length - nodes.size,
    notEdges: Object.keys(state.edges).length - edges.size,
  };
  return <p>{t("data.scope", counts)}</p>;
}

async function exportData(
  { api, chart, announce }: ActionContext,
  wanted: Wanted,
  title: string,
): Promise<void> {
  const { caseId, state, facts } = chart.getState();
  const origin = await originOf(api, caseId, title);
  const picture = pictureOf(chart);
  const at = new Date(origin.exportedAt);
  const file =
    wanted === "json"
      ? {
          name: fileName(title, at, "json"),
          content: JSON.stringify(drawnData(origin, state, facts, picture), null, 1),
          type: "application/json",
        }
      : {
          name: fileName(`${title}-${wanted}`, at, "csv"),
          content: asCsv(chart, wanted),
          type: "text/csv;charset=utf-8",
        };
  download(file.name, new Blob([file.content], { type: file.type }));
  announce(words("exporting")("data.done", { name: file.name }));
}

function asCsv(chart: ChartStore, on: "nodes" | "edges"): string {
  const { state, facts } = chart.getState();
  const picture = pictureOf(chart);
  const inWords = { kinds: words("kinds"), certainty: words("certainty"), table: words("table") };
  const id = { id: "id", title: "id", type: "text" as const, value: (row: string) => row };
  const columns = [id, ...columnsOf(on, { state, facts, picture, words: inWords })];
  return csvOf(columns, [...picture.visible[on].keys()]);
}
