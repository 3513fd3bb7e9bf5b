import { GitCompare } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { useParams } from "wouter";
import { problemOf } from "@/api/problem";
import { useWords } from "@/app/words";
import { Busy } from "@/design/Busy";
import { Button } from "@/design/Button";
import { Card } from "@/design/Card";
import { Completeness } from "@/design/Completeness";
import { DataText } from "@/design/DataText";
import { Disclosure } from "@/design/Disclosure";
import { Page } from "@/design/Page";
import { ProblemNote } from "@/design/ProblemNote";
import { Moment } from "@/time/Moment";
import { RowsTable } from "./AnswerTable";
import styles from "./AnswerTable.module.css";
import {
  ComparedAnswerDocument,
  type ComparedAnswerQuery,
  FrozenAnswerDocument,
  type FrozenAnswerQuery,
} from "./investigations.generated";

const SHOWN = 200;

/** An answer that was kept, and what became of it since. */
export default function AnswerPage() {
  const t = useWords("investigations");
  const { caseId = "", answerId = "" } = useParams();
  const [{ data, error, fetching }, again] = useQuery({
    query: FrozenAnswerDocument,
    variables: { caseId, id: answerId },
  });
  const answer = data?.case.answer;
  return (
    <Page title={answer?.title ?? t("answer")}>
      {error === undefined ? null : <ProblemNote problem={problemOf(error)} onRetry={again} />}
      {fetching && data === undefined ? <Busy /> : null}
      {answer === undefined ? null : <Kept answer={answer} />}
      {answer === undefined ? null : <Comparison caseId={caseId} answerId={answerId} />}
    </Page>
  );
}

function Kept({ answer }: { readonly answer: FrozenAnswerQuery["case"]["answer"] }) {
  const t = useWords("investigations");
  const rows = asRows(answer.rows);
  return (
    <Card title={t("answer")}>
      <p>
        <DataText text={answer.investigation} />, {t("askedAt")} <Moment at={answer.askedAt} />. {t("state")}{" "}
        <code>{answer.dataState.slice(0, 12)}</code>
      </p>
      <Completeness of={answer} />
      {rows.length === 0 ? <p>{t("noRows")}</p> : null}
      {rows.length === 0 ? null : (
        <RowsTable caption={t("answer")} columns={answer.columns} rows={rows.slice(0, SHOWN)} />
      )}
      <Disclosure title={t("cypherThen")}>
        <pre className={styles.cypher}>
          <DataText text={answer.questionText} isLong />
        </pre>
      </Disclosure>
    </Card>
  );
}

interface ComparisonProps {
  readonly caseId: string;
  readonly answerId: string;
}

function Comparison({ caseId, answerId }: ComparisonProps) {
  const t = useWords("investigations");
  const [isWanted, want] = useState(false);
  const [{ data, error, fetching }, again] = useQuery({
    query: ComparedAnswerDocument,
    variables: { caseId, id: answerId },
    pause: !isWanted,
  });
  const found = data?.case.answer.compared;
  const compare = (): void => (isWanted ? again({ requestPolicy: "network-only" }) : want(true));
  return (
    <Card
      title={t("compare")}
      actions={
        <Button icon={GitCompare} isPending={fetching} onPress={compare}>
          {t("compare")}
        </Button>
      }
    >
      {error === undefined ? null : <ProblemNote problem={problemOf(error)} onRetry={again} />}
      {fetching ? <Busy text={t("comparing")} /> : null}
      {found === undefined ? null : <Difference found={found} />}
    </Card>
  );
}

type Compared = ComparedAnswerQuery["case"]["answer"]["compared"];

function Difference({ found }: { readonly found: Compared }) {
  const t = useWords("investigations");
  const gained = asRows(found.gained);
  const lost = asRows(found.lost);
  const isSame = gained.length + lost.length + found.changed.length === 0;
  return (
    <div className={styles.answer} aria-live="polite">
      <p>
        {isSame ? t("sameAsBefore") : null} {t("unchanged", { count: found.unchanged })} {found.note}
      </p>
      {found.textChanged ? <p>{t("textChanged")}</p> : null}
      <Part title={t("gained", { count: gained.length })} columns={found.columns} rows={gained} />
      <Part title={t("lost", { count: lost.length })} columns={found.columns} rows={lost} />
      <Part
        title={t("changedRows", { count: found.changed.length })}
        columns={["", ...found.columns]}
        rows={found.changed.flatMap(({ before, now }) => [
          [t("before"), ...asRow(before)],
          [t("now"), ...asRow(now)],
        ])}
      />
    </div>
  );
}

interface PartProps {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

function Part({ title, columns, rows }: PartProps) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <RowsTable caption={title} columns={columns} rows={rows.slice(0, SHOWN)} />
    </section>
  );
}

function asRows(rows: readonly unknown[]): (readonly unknown[])[] {
  return rows.map(asRow);
}

function asRow(row: unknown): readonly unknown[] {
  return Array.isArray(row) ? row : [];
}
