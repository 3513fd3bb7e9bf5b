import { Network } from "lucide-react";
import { useQuery } from "urql";
import { Link } from "wouter";
import { problemOf } from "@/api/problem";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { Busy } from "@/design/Busy";
import { Completeness } from "@/design/Completeness";
import { LinkButton } from "@/design/LinkButton";
import { ProblemNote } from "@/design/ProblemNote";
import { type Column, Table } from "@/design/Table";
import { TopCommunitiesDocument, type TopCommunitiesQuery } from "./analyses.generated";
import styles from "./analyses.module.css";
import { AccountName } from "./TopAccounts";

type Community = TopCommunitiesQuery["case"]["communities"]["nodes"][number];

const FIRST = 10;
const NAMED = 5;

/** The largest communities, and the way to a chart with the foremost of each. */
export function TopCommunities({ caseId }: { readonly caseId: string }) {
  const t = useWords("analyses");
  const [{ data, error, fetching }, again] = useQuery({
    query: TopCommunitiesDocument,
    variables: { caseId, first: FIRST },
  });
  const found = data?.case.communities;
  const columns: readonly Column<Community>[] = [
    { id: "number", title: t("community"), isHeader: true, cell: ({ number }) => number },
    { id: "size", title: t("size"), align: "end", cell: ({ size }) => size.toLocaleString("en") },
    {
      id: "foremost",
      title: t("foremost"),
      isWide: true,
      cell: (community) => <Foremost caseId={caseId} community={community} />,
    },
    {
      id: "chart",
      title: t("chart"),
      cell: ({ foremost }) => (
        <LinkButton
          to={addresses.newChart(
            caseId,
            foremost.map(({ id }) => id),
          )}
          icon={Network}
        >
          {t("foremostOnChart", { count: foremost.length })}
        </LinkButton>
      ),
    },
  ];
  return (
    <section className={styles.top} aria-label={t("communities")}>
      <h3>{t("communities")}</h3>
      {error === undefined ? null : <ProblemNote problem={problemOf(error)} onRetry={() => again()} />}
      {fetching && found === undefined ? <Busy /> : null}
      {found === undefined ? null : (
        <>
          <Table
            caption={t("communities")}
            columns={columns}
            rows={found.nodes}
            rowId={({ number }) => String(number)}
          />
          <Completeness of={found} />
        </>
      )}
    </section>
  );
}

function Foremost({ caseId, community }: { readonly caseId: string; readonly community: Community }) {
  return (
    <ul className={styles.names}>
      {community.foremost.slice(0, NAMED).map((account) => (
        <li key={account.id}>
          <Link href={addresses.evidence(caseId, account.id)}>
            <AccountName account={account} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
