import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { type Problem, problemOf } from "@/api/problem";
import type { ExpandOrder } from "@/api/schema";
import { useWords } from "@/app/words";
import { captionOf } from "@/chart/captions";
import { Busy } from "@/design/Busy";
import { Button } from "@/design/Button";
import { Checkbox } from "@/design/Checkbox";
import { Choice } from "@/design/Choice";
import { Dialog } from "@/design/Dialog";
import { NumberField } from "@/design/NumberField";
import { ProblemNote } from "@/design/ProblemNote";
import { Select } from "@/design/Select";
import { TextField } from "@/design/TextField";
import type { ActionContext } from "../action";
import { amounts } from "../amounts";
import { countOf, expandNode, HUB, RANKED_FREELY } from "../expanding";
import type { NeighbourTotal } from "../facts";
import type { NodeId } from "../model";
import { readTotals } from "../reading";
import { tellMore } from "../tellAdded";
import styles from "./ExpandDialog.module.css";
import { type Chosen, MOST_DRAWN, typesOf, useChosen, wantedOf, whyNotExpand } from "./expandChoice";
import { TypeCounts } from "./TypeCounts";

interface ExpandDialogProps {
  readonly context: ActionContext;
  readonly node: NodeId;
  close(): void;
}

/** What is around a node, counted exactly, before any of it is read and drawn. */
export default function ExpandDialog({ context, node, close }: ExpandDialogProps) {
  const t = useWords("expand");
  const { totals, problem, again } = useTotals(context, node);
  const drawn = useDrawn(context, node);
  const caption = useCaption(context, node);
  const [chosen, choose] = useChosen();
  const { expand, isPending, failed } = useExpansion(context, node, chosen, close);
  const count = totals === null ? 0 : countOf(totals, null);
  const why = totals === null ? t("counting") : whyNotExpand(t, totals, chosen);
  return (
    <Dialog
      title={t("title", { caption })}
      onClose={close}
      actions={
        <Button kind="primary" isPending={isPending} why={why} onPress={expand}>
          {t("go")}
        </Button>
      }
    >
      {problem === null ? null : <ProblemNote problem={problem} onRetry={again} />}
      {totals === null && problem === null ? <Busy text={t("counting")} /> : null}
      {totals === null ? null : (
        <div className={styles.form}>
          <p>{count === 0 ? t("none") : t("total", { count, drawn })}</p>
          {count > HUB ? <p className={styles.hub}>{t("hub", { count })}</p> : null}
          <TypeCounts totals={totals} chosen={chosen} choose={choose} />
          <Choices totals={totals} chosen={chosen} choose={choose} />
          <Outcome totals={totals} chosen={chosen} />
        </div>
      )}
      {failed === null ? null : <ProblemNote problem={failed} />}
    </Dialog>
  );
}

interface ChoicesProps {
  readonly totals: readonly NeighbourTotal[];
  readonly chosen: Chosen;
  choose(part: Partial<Chosen>): void;
}

const ORDERS = ["NEWEST", "OLDEST", "MOST_CONNECTED", "LEAST_CONNECTED"] as const satisfies ExpandOrder[];
const DIRECTIONS = ["BOTH", "OUT", "IN"] as const;

function Choices({ totals, chosen, choose }: ChoicesProps) {
  const t = useWords("expand");
  const { direction, order, limit, since, until, among } = chosen;
  return (
    <>
      <Choice
        label={t("direction")}
        options={DIRECTIONS.map((value) => ({ value, label: t(`directions.${value}`) }))}
        value={direction}
        onChange={(value) => choose({ direction: value })}
      />
      <div className={styles.row}>
        <Select<ExpandOrder>
          label={t("order")}
          options={ORDERS.map((value) => ({ value, label: t(`orders.${value}`) }))}
          value={order}
          onChange={(value) => choose({ order: value })}
        />
        <NumberField
          label={t("limit")}
          value={limit}
          least={1}
          most={MOST_DRAWN}
          onChange={(value) => choose({ limit: value })}
        />
      </div>
      <HubConsent totals={totals} chosen={chosen} choose={choose} />
      <div className={styles.row}>
        <TextField
          label={t("since")}
          placeholder="2026-01-31"
          value={since}
          onChange={(value) => choose({ since: value })}
        />
        <TextField
          label={t("until")}
          placeholder="2026-02-28"
          value={until}
          onChange={(value) => choose({ until: value })}
        />
      </div>
      <Checkbox isChecked={among} onChange={(value) => choose({ among: value })}>
        {t("among")}
      </Checkbox>
    </>
  );
}

/** An order by degree looks at every neighbour: of a hub that is not narrowed down, only when somebody says so. */
function HubConsent({ totals, chosen, choose }: ChoicesProps) {
  const t = useWords("expand");
  const byDegree = chosen.order === "MOST_CONNECTED" || chosen.order === "LEAST_CONNECTED";
  const count = countOf(totals, typesOf(totals, chosen), chosen.direction);
  if (!byDegree || count <= RANKED_FREELY) return null;
  return (
    <div className={styles.hub}>
      <p>{t("degreeOfHub", { count })}</p>
      <Checkbox isChecked={chosen.hub} onChange={(value) => choose({ hub: value })}>
        {t("allowHub")}
      </Checkbox>
    </div>
  );
}

/** How much is going to be drawn, of how much. */
function Outcome({
  totals,
  chosen,
}: {
  readonly totals: readonly NeighbourTotal[];
  readonly chosen: Chosen;
}) {
  const t = useWords("expand");
  const count = countOf(totals, typesOf(totals, chosen), chosen.direction);
  const drawn = Math.min(count, chosen.limit);
  const windowed = chosen.since !== "" || chosen.until !== "";
  return (
    <p className={styles.outcome} role="status">
      {t(windowed ? "willDrawAtMost" : "willDraw", { drawn, count })}
    </p>
  );
}

function useTotals({ api, chart }: ActionContext, node: NodeId) {
  const totals = useStore(chart, ({ facts }) => facts.totals.get(node) ?? null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is asked for by its number
  useEffect(() => {
    const { caseId, state, learn } = chart.getState();
    setProblem(null);
    readTotals(api, caseId, [node], state.time.knownOn).then(
      (found) => learn({ totals: found.length === 0 ? [[node, []]] : found }),
      (error: unknown) => setProblem(problemOf(error)),
    );
  }, [api, chart, node, attempt]);
  return { totals, problem, again: () => setAttempt((number) => number + 1) };
}

function useDrawn({ chart }: ActionContext, node: NodeId): number {
  const edges = useStore(chart, ({ state }) => state.edges);
  return useMemo(
    () => Object.values(edges).filter(({ start, end }) => start === node || end === node).length,
    [edges, node],
  );
}

function useCaption({ chart }: ActionContext, node: NodeId): string {
  const { state, facts } = chart.getState();
  const drawn = state.nodes[node];
  return drawn === undefined ? "" : captionOf(drawn, facts, state.captions);
}

function useExpansion(
  { api, chart, announce }: ActionContext,
  node: NodeId,
  chosen: Chosen,
  close: () => void,
) {
  const t = useWords("expand");
  const [isPending, setPending] = useState(false);
  const [failed, setFailed] = useState<Problem | null>(null);
  const expand = () => {
    setPending(true);
    setFailed(null);
    const totals = chart.getState().facts.totals.get(node) ?? [];
    expandNode(api, chart, node, wantedOf(totals, chosen), chosen.among)
      .then(({ returned, total, newNodes, newEdges, amongReason }) => {
        announce(t("done", { returned, total, ...amounts({ nodes: newNodes, edges: newEdges }) }));
        tellMore(amongReason);
        close();
      })
      .catch((error: unknown) => setFailed(problemOf(error)))
      .finally(() => setPending(false));
  };
  return { expand, isPending, failed };
}
