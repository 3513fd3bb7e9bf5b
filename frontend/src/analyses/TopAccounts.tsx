import { Network } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { Link } from "wouter";
import { problemOf } from "@/api/problem";
import type { Measure } from "@/api/schema";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { fieldWord } from "@/chart/wording";
import { Busy } from "@/design/Busy";
import { Choice } from "@/design/Choice";
import { Completeness } from "@/design/Completeness";
import { DataText } from "@/design/DataText";
import { LinkButton } from "@/design/LinkButton";
import { ProblemNote } from "@/design/ProblemNote";
import { type Column, Table } from "@/design/Table";
import { TopAccountsDocument, type TopAccountsQuery } from "./analyses.generated";
import styles from "./analyses.module.css";
import { valueWord } from "./valueWord";

type Ranked = TopAccountsQuery["case"]["measures"]["nodes"][number] & { readonly rank: number };

const FIRST = ["10", "25", "50", "100"] as const;
type First = (typeof FIRST)[number];

interface TopAccountsProps {
  readonly caseId: string;
  readonly measure: Measure;
}

/** Accounts by a measure, and the way to a chart with the first of them. */
export function TopAccounts({ caseId, measure }: TopAccountsProps) {
  const t = useWords("analyses");
  const kinds = useWords("kinds");
  const [first, setFirst] = useState<First>("10");
  const [{ data, error, fetching }, again] = useQuery({
    query: TopAccountsDocument,
    variables: { caseId, measure, first: Number(first) },
  });
  const name = fieldWord(measure.toLowerCase(), kinds);
  const found = data?.case.measures;
  const rows = found?.nodes.map((each, at): Ranked => ({ ...each, rank: at + 1 })) ?? [];
  return (
    <section className={styles.top} aria-label={t("topBy", { measure: name })}>
      <header className={styles.topHeader}>
        <h3>{t("topBy", { measure: name })}</h3>
        <Choice<First>
          label={t("howMany")}
          labelIsHidden
          options={FIRST.map((value) => ({ value, label: value }))}
          value={first}
          onChange={setFirst}
        />
        {rows.length === 0 ? null : (
          <LinkButton
            to={addresses.newChart(
              caseId,
              rows.map(({ account }) => account.id),
            )}
            icon={Network}
          >
            {t("onChart", { count: rows.length })}
          </LinkButton>
        )}
      </header>
      {error === undefined ? null : <ProblemNote problem={problemOf(error)} onRetry={() => again()} />}
      {fetching && found === undefined ? <Busy /> : null}
      {found === undefined ? null : (
        <>
          <Table
            caption={t("topBy", { measure: name })}
            columns={columnsOf(caseId, { account: t("account"), value: name, rank: t("rank") })}
            rows={rows}
            rowId={({ account }) => account.id}
          />
          <Completeness of={found} />
        </>
      )}
    </section>
  );
}

interface Titles {
  readonly rank: string;
  readonly account: string;
  readonly value: string;
}

function columnsOf(caseId: string, titles: Titles): readonly Column<Ranked>[] {
  return [
    { id: "rank", title: titles.rank, align: "end", cell: ({ rank }) => rank },
    {
      id: "account",
      title: titles.account,
      isHeader: true,
      isWide: true,
      cell: ({ account }) => (
        <Link href={addresses.evidence(caseId, account.id)}>
          <AccountName account={account} />
        </Link>
      ),
    },
    { id: "value", title: titles.value, align: "end", cell: ({ value }) => valueWord(value) },
  ];
}

interface AccountNameProps {
  readonly account: { readonly key: string; readonly handle?: string | null; readonly name?: string | null };
}

/** By its handle, else by its key. */
export function AccountName({ account: { key, handle = null } }: AccountNameProps) {
  return <DataText text={handle === null || handle === "" ? key : `@${handle}`} limit={60} />;
}
