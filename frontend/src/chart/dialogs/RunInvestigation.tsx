import { useState } from "react";
import { useQuery } from "urql";
import { problemOf } from "@/api/problem";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { Busy } from "@/design/Busy";
import { Dialog } from "@/design/Dialog";
import { EmptyState } from "@/design/EmptyState";
import { LinkButton } from "@/design/LinkButton";
import { ProblemNote } from "@/design/ProblemNote";
import { Select } from "@/design/Select";
import { InvestigationsDocument } from "@/pages/investigations/investigations.generated";
import type { ActionContext } from "../action";
import { filledWith } from "../askable";
import type { NodeId } from "../model";
import styles from "./Arranging.module.css";
import { AskOne, type Offered } from "./investigation/AskOne";

interface RunInvestigationProps {
  readonly context: ActionContext;
  readonly ids: readonly NodeId[];
  close(): void;
}

/** Asks a saved question about the selected nodes, and puts what it finds on the chart. */
export default function RunInvestigation({ context, ids, close }: RunInvestigationProps) {
  const t = useWords("arranging");
  const { caseId } = context.chart.getState();
  const [{ data, error, fetching }, again] = useQuery({
    query: InvestigationsDocument,
    variables: { caseId },
  });
  return (
    <Dialog title={t("ask.title", { count: ids.length })} size="wide" onClose={close}>
      {error === undefined ? null : <ProblemNote problem={problemOf(error)} onRetry={again} />}
      {fetching && data === undefined ? <Busy /> : null}
      {data === undefined ? null : (
        <Choosing
          context={context}
          offered={offeredFor(context, ids, data.case.investigations.investigations)}
        />
      )}
    </Dialog>
  );
}

function offeredFor(
  { chart }: ActionContext,
  ids: readonly NodeId[],
  all: readonly Offered["investigation"][],
): readonly Offered[] {
  const { nodes } = chart.getState().state;
  const chosen = ids.flatMap((id) => nodes[id] ?? []);
  return all.flatMap((investigation) => {
    const given = filledWith(investigation.parameters, chosen);
    return given === null ? [] : [{ investigation, given }];
  });
}

interface ChoosingProps {
  readonly context: ActionContext;
  readonly offered: readonly Offered[];
}

function Choosing({ context, offered }: ChoosingProps) {
  const t = useWords("arranging");
  const [name, setName] = useState(offered[0]?.investigation.name ?? "");
  const chosen = offered.find(({ investigation }) => investigation.name === name);
  if (chosen === undefined) {
    const { caseId } = context.chart.getState();
    return (
      <EmptyState
        title={t("ask.none")}
        action={<LinkButton to={addresses.ownCypher(caseId)}>{t("ask.write")}</LinkButton>}
      >
        {t("ask.noneWhy")}
      </EmptyState>
    );
  }
  return (
    <div className={styles.form}>
      <Select
        label={t("ask.which")}
        options={offered.map(({ investigation: { name: value, title, question } }) => ({
          value,
          label: title,
          help: question,
        }))}
        value={name}
        onChange={setName}
      />
      <AskOne key={name} context={context} offered={chosen} />
    </div>
  );
}
