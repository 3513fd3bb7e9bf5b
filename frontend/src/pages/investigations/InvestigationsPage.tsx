import { Plus } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { Link, useParams } from "wouter";
import { problemOf } from "@/api/problem";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { Busy } from "@/design/Busy";
import { Card } from "@/design/Card";
import { Completeness } from "@/design/Completeness";
import { DataText } from "@/design/DataText";
import { EmptyState } from "@/design/EmptyState";
import { LinkButton } from "@/design/LinkButton";
import { Page } from "@/design/Page";
import { ProblemNote } from "@/design/ProblemNote";
import { SearchField } from "@/design/SearchField";
import { Moment } from "@/time/Moment";
import styles from "./InvestigationsPage.module.css";
import { InvestigationsDocument, type InvestigationsQuery } from "./investigations.generated";

type Found = InvestigationsQuery["case"];

/** Questions that are saved, and answers that were kept. */
export default function InvestigationsPage() {
  const t = useWords("investigations");
  const { caseId = "" } = useParams();
  const [{ data, error, fetching }, again] = useQuery({
    query: InvestigationsDocument,
    variables: { caseId },
  });
  return (
    <Page
      title={t("title")}
      intro={t("intro")}
      actions={
        <LinkButton to={addresses.ownCypher(caseId)} icon={Plus}>
          {t("writeOwn")}
        </LinkButton>
      }
    >
      {error === undefined ? null : <ProblemNote problem={problemOf(error)} onRetry={again} />}
      {fetching && data === undefined ? <Busy /> : null}
      {data === undefined ? null : <Questions caseId={caseId} found={data.case} />}
      {data === undefined ? null : <Kept caseId={caseId} found={data.case} />}
    </Page>
  );
}

interface PartProps {
  readonly caseId: string;
  readonly found: Found;
}

function Questions({ caseId, found }: PartProps) {
  const t = useWords("investigations");
  const [filter, setFilter] = useState("");
  const words = filter.toLowerCase();
  const all = found.investigations.investigations;
  const fits = all.filter(({ title, question }) => `${title} ${question}`.toLowerCase().includes(words));
  const broken = found.ownInvestigations.investigations.filter(({ problem }) => problem !== null);
  return (
    <Card title={t("questions")}>
      <SearchField label={t("filter")} value={filter} onChange={setFilter} />
      {fits.length === 0 ? <EmptyState title={t("noneFits")} /> : null}
      <ul className={styles.list}>
        {fits.map((each) => (
          <li key={each.name} className={styles.question}>
            <Link href={addresses.investigations(caseId, each.name)} className={styles.title ?? ""}>
              <DataText text={each.title} limit={120} />
            </Link>
            <p className={styles.text}>
              <DataText text={each.question} limit={300} />
            </p>
            <p className={styles.marks}>
              {t(`shows.${each.shows}`)}
              {each.own ? ` · ${t("own")}` : ""}
            </p>
          </li>
        ))}
      </ul>
      {words === "" ? (
        <Completeness of={found.investigations} />
      ) : (
        <p>{t("fit", { count: fits.length, total: all.length })}</p>
      )}
      {broken.map(({ name, problem }) => (
        <p key={name}>
          <Link href={addresses.ownCypher(caseId, name)}>
            <DataText text={name} />
          </Link>{" "}
          {t("broken")} <DataText text={problem} />
        </p>
      ))}
    </Card>
  );
}

function Kept({ caseId, found }: PartProps) {
  const t = useWords("investigations");
  const { answers } = found;
  return (
    <Card title={t("kept")}>
      {answers.total === 0 ? <EmptyState title={t("noneKept")}>{t("noneKeptWhy")}</EmptyState> : null}
      <ul className={styles.list}>
        {answers.answers.map((answer) => (
          <li key={answer.id} className={styles.question}>
            <Link href={addresses.answer(caseId, answer.id)} className={styles.title ?? ""}>
              <DataText text={answer.title} limit={120} />
            </Link>
            <p className={styles.text}>
              <DataText text={answer.investigation} />, {t("askedAt")} <Moment at={answer.askedAt} />,{" "}
              {t("rows", { returned: answer.returned, count: answer.total })}
            </p>
          </li>
        ))}
      </ul>
      {answers.total === 0 ? null : <Completeness of={answers} />}
    </Card>
  );
}
