import { useCallback, useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import { useLocation, useParams, useSearchParams } from "wouter";
import { type Problem, problemOf } from "@/api/problem";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { Busy } from "@/design/Busy";
import { Page } from "@/design/Page";
import { ProblemNote } from "@/design/ProblemNote";
import { OpenedChart } from "./OpenedChart";
import { looksUnknown, type Opened, openChart } from "./opening";
import { unsavedCopies } from "./unsaved";

const NEW = "new";

type Opening =
  | { readonly kind: "opening" }
  | { readonly kind: "opened"; readonly opened: Opened }
  | { readonly kind: "failed"; readonly problem: Problem };

/** A chart of a case: `/charts/ID`, an earlier version of it with `?version=3`, or `/charts/new?add=ID,ID`. */
export default function ChartPage() {
  const { caseId = "", chartId = NEW } = useParams();
  const [search] = useSearchParams();
  const version = search.get("version");
  const { opening, again } = useOpening(caseId, chartId, version === null ? null : Number(version));
  const t = useWords("chart");
  if (opening.kind === "opening") return <Busy text={t("opening")} />;
  if (opening.kind === "failed") {
    return (
      <Page title={t("notOpened")}>
        <ProblemNote problem={opening.problem} onRetry={again} />
      </Page>
    );
  }
  return <OpenedChart key={opening.opened.number} {...opening.opened} />;
}

/** Opens the chart of the address. One that gets its address by being saved for the first time is open already. */
function useOpening(caseId: string, chartId: string, version: number | null) {
  const api = useClient();
  const t = useWords("chart");
  const [, navigate] = useLocation();
  const [opening, setOpening] = useState<Opening>({ kind: "opening" });
  const [attempt, setAttempt] = useState(0);
  const open = useRef<Opened | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is asked for by its number
  useEffect(() => {
    if (version === null && isOpenToChange(open.current, chartId)) return;
    let current = true;
    open.current?.saver.stop();
    open.current = null;
    setOpening({ kind: "opening" });
    const what = { caseId, chartId: chartId === NEW ? null : chartId, version, title: t("untitled") };
    openChart(api, what, unsavedCopies).then(
      (opened) => {
        if (!current) return opened.saver.stop();
        open.current = opened;
        setOpening({ kind: "opened", opened });
      },
      (error: unknown) =>
        current && setOpening({ kind: "failed", problem: looksUnknown(error) ?? problemOf(error) }),
    );
    return () => {
      current = false;
    };
  }, [api, caseId, chartId, version, attempt]);

  useEffect(() => () => open.current?.saver.stop(), []);
  useEffect(() => {
    if (opening.kind !== "opened") return;
    return opening.opened.saver.state.subscribe(({ id }) => {
      if (id !== null && id !== chartId && version === null) {
        navigate(addresses.chart(caseId, id), { replace: true });
      }
    });
  }, [opening, caseId, chartId, version, navigate]);
  return { opening, again: useCallback(() => setAttempt((number) => number + 1), []) };
}

function isOpenToChange(open: Opened | null, chartId: string): boolean {
  return open !== null && !open.chart.getState().readOnly && open.saver.state.getState().id === chartId;
}
