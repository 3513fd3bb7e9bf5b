import { Link } from "wouter";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { Completeness, type Listing } from "@/design/Completeness";
import { DataLink } from "@/design/DataLink";
import { DataText } from "@/design/DataText";
import { Disclosure } from "@/design/Disclosure";
import { EmptyState } from "@/design/EmptyState";
import { Moment } from "@/time/Moment";
import styles from "./EvidencePosts.module.css";
import type { PostEvidenceFragment } from "./evidence.generated";
import { Witnesses } from "./Witnesses";

interface EvidencePostsProps {
  readonly caseId: string;
  readonly listing: Listing;
  readonly posts: readonly PostEvidenceFragment[];
}

/** Posts, each with what it does in the tie and the captures that hold it. */
export function EvidencePosts({ caseId, listing, posts }: EvidencePostsProps) {
  const t = useWords("evidence");
  if (posts.length === 0) return <EmptyState title={t("noPosts")} />;
  return (
    <div className={styles.posts}>
      <Completeness of={listing} />
      <ol className={styles.list}>
        {posts.map((each) => (
          <li key={each.post.id} className={styles.post}>
            <PostLine caseId={caseId} post={each.post} kinds={each.kinds} />
            <Disclosure title={t("captures", { count: each.captures.total })}>
              <Witnesses caseId={caseId} list={each.captures} />
            </Disclosure>
          </li>
        ))}
      </ol>
    </div>
  );
}

interface PostLineProps {
  readonly caseId: string;
  readonly post: Pick<PostEvidenceFragment["post"], "id" | "text" | "at" | "url" | "author" | "key"> &
    Partial<Pick<PostEvidenceFragment["post"], "atSource" | "stub" | "goneRecorded">>;
  readonly kinds?: readonly string[];
}

/** Who said what, when, and what that does. */
export function PostLine({ caseId, post, kinds = [] }: PostLineProps) {
  const t = useWords("evidence");
  return (
    <article className={styles.line}>
      <header className={styles.header}>
        {post.author === null ? (
          t("noAuthor")
        ) : (
          <Link href={addresses.evidence(caseId, post.author.id)}>
            <DataText
              text={post.author.handle === null ? post.author.key : `@${post.author.handle}`}
              limit={60}
            />
          </Link>
        )}
        {kinds.map((kind) => (
          <span key={kind} className={styles.does}>
            {t(`kinds.${kind}`)}
          </span>
        ))}
        {post.at === null ? t("noTime") : <Moment at={post.at} />}
        {post.atSource ? <span className={styles.soft}>{t(`atSource.${post.atSource}`)}</span> : null}
        {post.stub === true ? <span className={styles.mark}>{t("stub")}</span> : null}
        {post.goneRecorded ? <span className={styles.mark}>{t("gone")}</span> : null}
      </header>
      <p className={styles.text}>
        {post.text === null ? (
          <span className={styles.soft}>{t("noText")}</span>
        ) : (
          <DataText text={post.text} limit={600} isLong canGrow />
        )}
      </p>
      <p className={styles.ways}>
        {post.url === null ? null : <DataLink url={post.url} />}
        <Link href={addresses.evidence(caseId, post.id)}>{t("evidenceOfPost")}</Link>
      </p>
    </article>
  );
}
