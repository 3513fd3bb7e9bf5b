import { Copy, Link2, Link2Off } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { change } from "@/api/ask";
import { problemOf } from "@/api/problem";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { Busy } from "@/design/Busy";
import { Button } from "@/design/Button";
import { Completeness } from "@/design/Completeness";
import { Dialog } from "@/design/Dialog";
import { ProblemNote } from "@/design/ProblemNote";
import {
  ChartSharesDocument,
  type ChartSharesQuery,
  EndShareDocument,
  ShareChartDocument,
} from "@/pages/chart/charts.generated";
import { tellProblem } from "@/pages/chart/tellProblem";
import { Moment } from "@/time/Moment";
import type { ActionContext } from "../action";
import styles from "./ShareDialog.module.css";

interface ShareDialogProps {
  readonly context: ActionContext;
  readonly chartId: string;
  readonly version: number;
  close(): void;
}

/** Links that show the chart to others who may see the case; each can be ended. */
export default function ShareDialog({ context, chartId, version, close }: ShareDialogProps) {
  const t = useWords("chart");
  const { caseId } = context.chart.getState();
  const [isPending, setPending] = useState(false);
  const variables = { caseId, chartId };
  const [{ data, error }, again] = useQuery({
    query: ChartSharesDocument,
    variables,
    requestPolicy: "network-only",
  });
  const share = (fixed: number | null) => {
    setPending(true);
    change(context.api, ShareChartDocument, { ...variables, version: fixed })
      .then(() => again({ requestPolicy: "network-only" }), tellProblem)
      .finally(() => setPending(false));
  };
  const list = data?.case.shares;
  return (
    <Dialog title={t("share.title")} size="wide" onClose={close}>
      <div className={styles.share}>
        <p>{t("share.what")}</p>
        <div className={styles.buttons}>
          <Button kind="primary" icon={Link2} isPending={isPending} onPress={() => share(null)}>
            {t("share.newest")}
          </Button>
          <Button icon={Link2} isPending={isPending} onPress={() => share(version)}>
            {t("share.this")}
          </Button>
        </div>
        {error === undefined ? null : <ProblemNote problem={problemOf(error)} onRetry={again} />}
        {list === undefined && error === undefined ? <Busy /> : null}
        {list?.total === 0 ? <p>{t("share.none")}</p> : null}
        {list === undefined || list.total === 0 ? null : (
          <>
            <ul className={styles.links}>
              {list.shares.map((each) => (
                <ShareLink key={each.token} context={context} share={each} onEnded={again} />
              ))}
            </ul>
            <Completeness of={list} />
          </>
        )}
      </div>
    </Dialog>
  );
}

interface ShareLinkProps {
  readonly context: ActionContext;
  readonly share: ChartSharesQuery["case"]["shares"]["shares"][number];
  onEnded(): void;
}

function ShareLink({ context, share, onEnded }: ShareLinkProps) {
  const t = useWords("chart");
  const { api, announce, chart } = context;
  const { token, version, createdAt } = share;
  const address = window.location.origin + addresses.shared(token);
  const shown = version === null ? t("share.always") : t("share.fixed", { version });
  const copy = () =>
    void navigator.clipboard.writeText(address).then(
      () => announce(t("share.copied")),
      () => announce(t("share.notCopied")),
    );
  const end = () =>
    void change(api, EndShareDocument, { caseId: chart.getState().caseId, token }).then(() => {
      announce(t("share.ended"));
      onEnded();
    }, tellProblem);
  return (
    <li className={styles.link}>
      <input className={styles.address} readOnly aria-label={t("share.link")} value={address} />
      <span>{shown}</span>
      <Moment at={createdAt} />
      <Button kind="quiet" icon={Copy} onPress={copy}>
        {t("share.copy")}
      </Button>
      <Button kind="danger" icon={Link2Off} onPress={end}>
        {t("share.end")}
      </Button>
    </li>
  );
}
