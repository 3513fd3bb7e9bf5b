import { Link2Off } from "lucide-react";
import { useEffect, useState } from "react";
import { useClient } from "urql";
import { useParams } from "wouter";
import { ask } from "@/api/ask";
import { type Problem, problemOf } from "@/api/problem";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { Busy } from "@/design/Busy";
import { EmptyState } from "@/design/EmptyState";
import { LinkButton } from "@/design/LinkButton";
import { Page } from "@/design/Page";
import { ProblemNote } from "@/design/ProblemNote";
import { SharedChartDocument, type SharedChartQuery } from "@/pages/chart/charts.generated";
import { OpenedChart } from "@/pages/chart/OpenedChart";
import { looksUnknown, type Opened, openedToLookAt } from "@/pages/chart/opening";

type Shown =
  | { readonly kind: "opening" }
  | { readonly kind: "opened"; readonly opened: Opened; readonly shared: SharedChartQuery["shared"] }
  | { readonly kind: "failed"; readonly problem: Problem };

/** A chart under a share link: looked at, not changed. */
export default function SharedPage() {
  const t = useWords("charts");
  const { token = "" } = useParams();
  const { shown, again } = useShared(token);
  if (shown.kind === "opening") return <Busy />;
  if (shown.kind === "failed") return <NotShown problem={shown.problem} onRetry={again} />;
  const { fixed, chart } = shown.shared;
  const badge = t(fixed ? "shared.fixed" : "shared.newest", { version: chart.version });
  return <OpenedChart {...shown.opened} badge={badge} />;
}

function useShared(token: string) {
  const api = useClient();
  const [shown, show] = useState<Shown>({ kind: "opening" });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is asked for by its number
  useEffect(() => {
    let current = true;
    show({ kind: "opening" });
    ask(api, SharedChartDocument, { token })
      .then(({ shared }) => {
        const opened = openedToLookAt(api, shared.case.id, shared.chart);
        if (current) show({ kind: "opened", opened, shared });
      })
      .catch((error: unknown) => {
        if (current) show({ kind: "failed", problem: looksUnknown(error) ?? problemOf(error) });
      });
    return () => {
      current = false;
    };
  }, [api, token, attempt]);
  return { shown, again: () => setAttempt((number) => number + 1) };
}

/** Ended, deleted, unknown and not permitted are said in equal words: nobody learns what there is. */
function NotShown({ problem, onRetry }: { readonly problem: Problem; onRetry(): void }) {
  const t = useWords("charts");
  const isGone = ["not-found", "forbidden"].includes(problem.code);
  return (
    <Page title={t("shared.notShown")}>
      {isGone ? (
        <EmptyState
          icon={Link2Off}
          title={t("shared.what")}
          action={<LinkButton to={addresses.cases()}>{t("shared.toCases")}</LinkButton>}
        >
          {t("shared.next")}
        </EmptyState>
      ) : (
        <ProblemNote problem={problem} onRetry={onRetry} />
      )}
    </Page>
  );
}
