import { Pencil, Trash2 } from "lucide-react";
import { Link } from "wouter";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { DataText } from "@/design/DataText";
import { Disclosure } from "@/design/Disclosure";
import { IconButton } from "@/design/IconButton";
import { PostLine } from "@/pages/evidence/EvidencePosts";
import { Moment } from "@/time/Moment";
import { type ElementNames, partsOf } from "./elements";
import styles from "./Finding.module.css";
import type { FindingPartsFragment } from "./findings.generated";

interface FindingProps {
  readonly caseId: string;
  readonly finding: FindingPartsFragment;
  readonly names: ElementNames | null;
  onEdit(): void;
  onDelete(): void;
}

/** One sentence, and what it rests on. */
export function Finding({ caseId, finding, names, onEdit, onDelete }: FindingProps) {
  const t = useWords("findings");
  const gone = finding.postIds.length - finding.posts.length;
  return (
    <li className={styles.finding}>
      <header className={styles.header}>
        <p className={styles.sentence}>
          <DataText text={finding.sentence} isLong />
        </p>
        <IconButton icon={Pencil} label={t("edit.title")} onPress={onEdit} />
        <IconButton icon={Trash2} label={t("delete.title")} onPress={onDelete} />
      </header>
      <p className={styles.about}>
        {t("changed", { by: finding.changedBy })} <Moment at={finding.changedAt} />
        {finding.chart === null ? null : (
          <Link href={addresses.chart(caseId, finding.chart)}>{t("chart")}</Link>
        )}
      </p>
      {finding.elements.length === 0 ? null : (
        <Disclosure title={t("elements", { count: finding.elements.length })}>
          <ul className={styles.elements}>
            {finding.elements.map((id) => (
              <li key={id}>
                <ElementLine caseId={caseId} id={id} names={names} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {finding.postIds.length === 0 ? null : (
        <Disclosure title={t("posts", { count: finding.postIds.length })}>
          {gone === 0 ? null : <p>{t("postsGone", { count: gone })}</p>}
          {finding.posts.map((post) => (
            <PostLine key={post.id} caseId={caseId} post={post} />
          ))}
        </Disclosure>
      )}
    </li>
  );
}

interface ElementLineProps {
  readonly caseId: string;
  readonly id: string;
  readonly names: ElementNames | null;
}

/** A node leads to its evidence, an edge to the posts behind it. */
function ElementLine({ caseId, id, names }: ElementLineProps) {
  const t = useWords("findings");
  const kinds = useWords("kinds");
  const parts = partsOf(id);
  const name = (node: string): string => (names === null ? t("notRead") : (names.get(node) ?? t("notThere")));
  if (parts.kind === "node") {
    return (
      <Link href={addresses.evidence(caseId, id)}>
        <DataText text={name(id)} limit={120} />
      </Link>
    );
  }
  const words = (
    <>
      <DataText text={name(parts.start)} limit={60} /> {kinds(`edges.${parts.type}`)}{" "}
      <DataText text={name(parts.end)} limit={60} />
    </>
  );
  return parts.type === "INTERACTED" ? (
    <Link href={addresses.tieEvidence(caseId, parts.start, parts.end)}>{words}</Link>
  ) : (
    words
  );
}
