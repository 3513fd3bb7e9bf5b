import { Search as SearchIcon } from "lucide-react";
import { type FormEvent, useEffect, useState } from "react";
import { useClient } from "urql";
import { Link, useParams, useSearchParams } from "wouter";
import { ask } from "@/api/ask";
import type { NodeLabel } from "@/api/schema";
import { type Part, usePages } from "@/api/usePages";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { Busy } from "@/design/Busy";
import { Button } from "@/design/Button";
import { Choice } from "@/design/Choice";
import { Completeness } from "@/design/Completeness";
import { EmptyState } from "@/design/EmptyState";
import { Page } from "@/design/Page";
import { ProblemNote } from "@/design/ProblemNote";
import { SearchField } from "@/design/SearchField";
import { Found } from "./Found";
import styles from "./SearchPage.module.css";
import { SearchDocument, type SearchQuery } from "./search.generated";

/** What can be searched for, the most usual first. */
const LABELS = [
  "ACCOUNT",
  "POST",
  "HASHTAG",
  "LINK",
  "DOMAIN",
  "CHANNEL",
] as const satisfies readonly NodeLabel[];
type Searched = (typeof LABELS)[number];
export type FoundNode = SearchQuery["case"]["search"]["nodes"][number];

const PAGE = 50;

/** Search within a case. Its address holds question and label, so that it opens again as it was. */
export default function SearchPage() {
  const t = useWords("search");
  const kinds = useWords("kinds");
  const { caseId = "" } = useParams();
  const [parameters, setParameters] = useSearchParams();
  const question = parameters.get("question") ?? "";
  const label = labelOf(parameters.get("label"));
  const [text, setText] = useState(question);
  useEffect(() => setText(question), [question]);

  const search = (asked: string, of: Searched): void =>
    setParameters(asked.trim() === "" ? {} : { question: asked.trim(), label: of });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    search(text, label);
  };
  return (
    <Page title={t("title")} intro={t("intro")} width="reading">
      <search>
        <form className={styles.asking} onSubmit={submit}>
          <SearchField
            label={t("question")}
            placeholder={t(`examples.${label}`)}
            value={text}
            onChange={setText}
            autoFocus
          />
          <Button type="submit" kind="primary">
            {t("search")}
          </Button>
        </form>
        <Choice
          label={t("label")}
          labelIsHidden
          value={label}
          options={LABELS.map((value) => ({ value, label: kinds(`plural.${value}`) }))}
          onChange={(chosen) => (question === "" ? setParameters({ label: chosen }) : search(text, chosen))}
        />
      </search>
      {question === "" ? (
        <EmptyState icon={SearchIcon} title={t("empty.title")}>
          {t("empty.text")}
        </EmptyState>
      ) : (
        <Results caseId={caseId} question={question} label={label} />
      )}
    </Page>
  );
}

interface Asked {
  readonly caseId: string;
  readonly question: string;
  readonly label: Searched;
}

function Results({ caseId, question, label }: Asked) {
  const t = useWords("search");
  const api = useClient();
  const pages = usePages(`${caseId} ${label} ${question}`, async (after): Promise<Part<FoundNode>> => {
    const answer = await ask(api, SearchDocument, { caseId, question, label, first: PAGE, after });
    const { nodes, pageInfo, ...listing } = answer.case.search;
    return { ...listing, items: nodes, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
  });
  const { items, listing, next, problem, isReading } = pages;
  return (
    <section aria-label={t("results")} aria-busy={isReading} className={styles.results}>
      {listing === null ? null : <Completeness of={listing} />}
      {items.length === 0 && listing?.complete === true ? (
        <EmptyState title={t("nothing.title")}>{t("nothing.text")}</EmptyState>
      ) : null}
      <ul className={styles.list}>
        {items.map((node) => (
          <Found key={node.id} caseId={caseId} node={node} />
        ))}
      </ul>
      {problem === null ? null : <ProblemNote problem={problem} onRetry={pages.again} />}
      {isReading ? <Busy /> : null}
      {next === null || isReading ? null : <Button onPress={pages.readMore}>{t("more")}</Button>}
      {items.length < 2 ? null : (
        <Link
          className={styles.all ?? ""}
          href={addresses.newChart(
            caseId,
            items.slice(0, PAGE).map(({ id }) => id),
          )}
        >
          {t("allOnChart", { count: Math.min(items.length, PAGE) })}
        </Link>
      )}
    </section>
  );
}

function labelOf(text: string | null): Searched {
  return LABELS.find((label) => label === text) ?? "ACCOUNT";
}
