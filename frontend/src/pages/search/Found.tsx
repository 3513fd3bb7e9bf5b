import { FileSearch, Network } from "lucide-react";
import { Link } from "wouter";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { nodeFacts } from "@/chart/reading";
import { DataText } from "@/design/DataText";
import { KindIcon } from "@/design/KindIcon";
import { nameOf } from "@/pages/evidence/NodeSummary";
import styles from "./Found.module.css";
import type { FoundNode } from "./SearchPage";

interface FoundProps {
  readonly caseId: string;
  readonly node: FoundNode;
}

/** One thing that was found, and where to go from there. */
export function Found({ caseId, node }: FoundProps) {
  const t = useWords("search");
  const kinds = useWords("kinds");
  return (
    <li className={styles.found}>
      <KindIcon label={node.label} />
      <div className={styles.about}>
        <p className={styles.name}>
          <DataText text={nameOf(nodeFacts(node))} limit={280} />
          <span className={styles.kind}>{kinds(`nodes.${node.label}`)}</span>
          {"stub" in node && node.stub === true ? <span className={styles.stub}>{t("stub")}</span> : null}
          {"goneRecorded" in node && node.goneRecorded ? (
            <span className={styles.gone}>{t("gone")}</span>
          ) : null}
        </p>
        <Facts node={node} />
      </div>
      <div className={styles.ways}>
        <Link href={addresses.newChart(caseId, [node.id])} className={styles.way ?? ""}>
          <Network size={15} aria-hidden="true" />
          {t("onChart")}
        </Link>
        <Link href={addresses.evidence(caseId, node.id)} className={styles.way ?? ""}>
          <FileSearch size={15} aria-hidden="true" />
          {t("evidence")}
        </Link>
      </div>
    </li>
  );
}

function Facts({ node }: { readonly node: FoundNode }) {
  const t = useWords("search");
  if (node.__typename === "Account") {
    const followers = node.followers === null ? null : t("followers", { count: node.followers });
    return (
      <p className={styles.facts}>
        {node.name === null ? null : <DataText text={node.name} limit={60} />}
        {[node.platform, followers].filter(Boolean).join(" · ")}
        {node.bio === null ? null : (
          <span className={styles.bio}>
            <DataText text={node.bio} limit={160} />
          </span>
        )}
      </p>
    );
  }
  if (node.__typename === "Post") {
    return (
      <p className={styles.facts}>
        {node.author === null ? t("noAuthor") : <DataText text={handleOf(node.author)} limit={60} />}
        {node.at === null ? t("noTime") : <time dateTime={node.at}>{shortMoment(node.at)}</time>}
        {node.platform}
      </p>
    );
  }
  return null;
}

function handleOf(author: { readonly handle: string | null; readonly key: string }): string {
  return author.handle === null ? author.key : `@${author.handle}`;
}

/** UTC, to the minute. */
function shortMoment(at: string): string {
  return `${at.slice(0, 16).replace("T", " ")} UTC`;
}
