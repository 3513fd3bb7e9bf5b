import { useState } from "react";
import { useClient } from "urql";
import { ask } from "@/api/ask";
import { type Part, usePages } from "@/api/usePages";
import { useWords } from "@/app/words";
import type { NodeFacts } from "@/chart/facts";
import { nodeFacts } from "@/chart/reading";
import { Busy } from "@/design/Busy";
import { Button } from "@/design/Button";
import { Card } from "@/design/Card";
import { Completeness } from "@/design/Completeness";
import { Page } from "@/design/Page";
import { ProblemNote } from "@/design/ProblemNote";
import { PostLine } from "./EvidencePosts";
import styles from "./EvidencePosts.module.css";
import { PostsAboutDocument, type PostsAboutQuery } from "./evidence.generated";
import { NodeSummary } from "./NodeSummary";

type FoundPost = PostsAboutQuery["case"]["timeline"]["nodes"][number];

const PAGE = 25;

/** Hashtags, links and the like are known from posts alone: each of these leads to its captures. */
export function PostsAbout({ caseId, id }: { readonly caseId: string; readonly id: string }) {
  const t = useWords("evidence");
  const api = useClient();
  const [subject, setSubject] = useState<NodeFacts | null>(null);
  const pages = usePages(`${caseId} ${id}`, async (after): Promise<Part<FoundPost>> => {
    const { node, case: found } = await ask(api, PostsAboutDocument, { caseId, id, first: PAGE, after });
    setSubject(node === null ? null : nodeFacts(node));
    const { nodes, pageInfo, ...listing } = found.timeline;
    return { ...listing, items: nodes, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
  });
  return (
    <Page title={t("title")} intro={t("introAbout")}>
      {subject === null ? null : <NodeSummary node={subject} />}
      {pages.problem === null ? null : <ProblemNote problem={pages.problem} onRetry={pages.again} />}
      {pages.listing === null ? null : (
        <Card title={t("postsAbout")}>
          <Completeness of={pages.listing} />
          <ol className={styles.list}>
            {pages.items.map((post) => (
              <li key={post.id} className={styles.post}>
                <PostLine caseId={caseId} post={post} />
              </li>
            ))}
          </ol>
          {pages.next === null ? null : (
            <Button isPending={pages.isReading} onPress={pages.readMore}>
              {t("more")}
            </Button>
          )}
        </Card>
      )}
      {pages.isReading && pages.listing === null ? <Busy /> : null}
    </Page>
  );
}
