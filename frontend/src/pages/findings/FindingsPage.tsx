import { Lightbulb } from "lucide-react";
import { useState } from "react";
import { useClient, useQuery } from "urql";
import { useParams } from "wouter";
import { change } from "@/api/ask";
import { type Problem, problemOf } from "@/api/problem";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { announce } from "@/design/announce";
import { Busy } from "@/design/Busy";
import { Completeness } from "@/design/Completeness";
import { EmptyState } from "@/design/EmptyState";
import { LinkButton } from "@/design/LinkButton";
import { Page } from "@/design/Page";
import { ProblemNote } from "@/design/ProblemNote";
import { DeleteFinding } from "./DeleteFinding";
import { EditFinding } from "./EditFinding";
import { Finding } from "./Finding";
import styles from "./FindingsPage.module.css";
import { DeleteFindingDocument, type FindingPartsFragment, FindingsDocument } from "./findings.generated";
import { useElementNames } from "./useElementNames";

type Opened = { readonly what: "edit" | "delete"; readonly finding: FindingPartsFragment } | null;

/** Sentences that were found, each with the elements and posts that carry it. */
export default function FindingsPage() {
  const t = useWords("findings");
  const { caseId = "" } = useParams();
  const [{ data, error, fetching }, again] = useQuery({ query: FindingsDocument, variables: { caseId } });
  const list = data?.case.findings;
  const names = useElementNames(list?.findings.flatMap(({ elements }) => elements) ?? []);
  const [opened, open] = useState<Opened>(null);
  const close = (): void => {
    open(null);
    again({ requestPolicy: "network-only" });
  };
  return (
    <Page title={t("title")} intro={t("intro")} width="reading">
      {error === undefined ? null : <ProblemNote problem={problemOf(error)} onRetry={again} />}
      {fetching && list === undefined ? <Busy /> : null}
      {list?.total === 0 ? (
        <EmptyState
          icon={Lightbulb}
          title={t("empty.title")}
          action={<LinkButton to={addresses.charts(caseId)}>{t("empty.action")}</LinkButton>}
        >
          {t("empty.text")}
        </EmptyState>
      ) : null}
      <ol className={styles.list}>
        {list?.findings.map((finding) => (
          <Finding
            key={finding.id}
            caseId={caseId}
            finding={finding}
            names={names}
            onEdit={() => open({ what: "edit", finding })}
            onDelete={() => open({ what: "delete", finding })}
          />
        ))}
      </ol>
      {list === undefined || list.total === 0 ? null : <Completeness of={list} />}
      {opened?.what === "edit" ? (
        <EditFinding caseId={caseId} finding={opened.finding} close={close} />
      ) : null}
      {opened?.what === "delete" ? <Deleting caseId={caseId} finding={opened.finding} close={close} /> : null}
    </Page>
  );
}

interface DeletingProps {
  readonly caseId: string;
  readonly finding: FindingPartsFragment;
  close(): void;
}

function Deleting({ caseId, finding, close }: DeletingProps) {
  const t = useWords("findings");
  const api = useClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  const remove = (): void => {
    change(api, DeleteFindingDocument, { caseId, id: finding.id }).then(
      () => {
        announce(t("deleted"));
        close();
      },
      (error: unknown) => setProblem(problemOf(error)),
    );
  };
  return <DeleteFinding sentence={finding.sentence} problem={problem} onDelete={remove} onClose={close} />;
}
