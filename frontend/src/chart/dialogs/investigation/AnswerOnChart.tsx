import { Network } from "lucide-react";
import { useState } from "react";
import { type Problem, problemOf } from "@/api/problem";
import { useWords } from "@/app/words";
import { Button } from "@/design/Button";
import { Completeness } from "@/design/Completeness";
import { ProblemNote } from "@/design/ProblemNote";
import { nodesOf, RowsTable } from "@/pages/investigations/AnswerTable";
import type { FoundAnswer } from "@/pages/investigations/useAnswer";
import type { ActionContext } from "../../action";
import { putOnChart } from "../../adding";
import type { NodeId } from "../../model";
import { tellMore } from "../../tellAdded";
import styles from "../Arranging.module.css";

const SHOWN = 20;

interface AnswerOnChartProps {
  readonly context: ActionContext;
  readonly answer: FoundAnswer;
}

/** The first rows of an answer, and the way to the chart where it names nodes. */
export function AnswerOnChart({ context, answer }: AnswerOnChartProps) {
  const t = useWords("arranging");
  const rows = answer.rows.map((row): readonly unknown[] => (Array.isArray(row) ? row : []));
  const ids = answer.shows === "graph" ? nodesOf(context.chart.getState().caseId, answer, rows) : [];
  return (
    <section aria-label={t("ask.answer")} className={styles.part}>
      <Completeness of={answer} />
      {rows.length === 0 ? (
        <p>{t("ask.noRows")}</p>
      ) : (
        <RowsTable caption={t("ask.answer")} columns={answer.columns} rows={rows.slice(0, SHOWN)} />
      )}
      {rows.length > SHOWN ? (
        <p className={styles.note}>{t("ask.shown", { shown: SHOWN, count: rows.length })}</p>
      ) : null}
      {ids.length === 0 ? null : <PutOnChart context={context} ids={ids} />}
    </section>
  );
}

interface PutOnChartProps {
  readonly context: ActionContext;
  readonly ids: readonly NodeId[];
}

function PutOnChart({ context, ids }: PutOnChartProps) {
  const t = useWords("arranging");
  const { api, chart, announce } = context;
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isPending, setPending] = useState(false);
  const put = async () => {
    setPending(true);
    setProblem(null);
    try {
      const { nodes, edges, reason } = await putOnChart(api, chart, ids, { from: "investigation" });
      chart.getState().select({ nodes: new Set(ids) });
      announce(t("ask.put", { nodes, edges }));
      tellMore(reason);
    } catch (error) {
      setProblem(problemOf(error));
    }
    setPending(false);
  };
  return (
    <>
      {problem === null ? null : <ProblemNote problem={problem} />}
      <div>
        <Button
          icon={Network}
          isPending={isPending}
          why={chart.getState().readOnly ? t("hidden.readOnly") : null}
          onPress={() => void put()}
        >
          {t("ask.onChart", { count: ids.length })}
        </Button>
      </div>
    </>
  );
}
