import type { Client } from "@urql/core";
import { ask } from "@/api/ask";
import type { ChartState, EdgeId, NodeId } from "./model";
import { PostsOfTieDocument } from "./postsBehind.generated";

/** How many posts of one tie are read, and how many are kept with a finding. */
export const POSTS_OF_TIE = 50;
export const POSTS_KEPT = 500;
const AT_ONCE = 4;

export interface PostsBehind {
  readonly posts: readonly NodeId[];
  /** Whether these are all of them. */
  readonly complete: boolean;
}

/** The posts that carry these elements: those among them, at the end of an edge, and those that a tie is counted from. */
export async function postsBehind(
  api: Client,
  caseId: string,
  state: ChartState,
  elements: { readonly nodes: readonly NodeId[]; readonly edges: readonly EdgeId[] },
): Promise<PostsBehind> {
  const edges = elements.edges.flatMap((id) => state.edges[id] ?? []);
  const near = [...elements.nodes, ...edges.flatMap(({ start, end }) => [start, end])];
  const posts = new Set(near.filter((id) => state.nodes[id]?.label === "POST"));
  let complete = true;
  const ties = edges.filter(({ type }) => type === "INTERACTED");
  for (let from = 0; from < ties.length && posts.size < POSTS_KEPT; from += AT_ONCE) {
    const found = await Promise.all(
      ties
        .slice(from, from + AT_ONCE)
        .map(({ start, end }) =>
          ask(api, PostsOfTieDocument, { caseId, source: start, target: end, limit: POSTS_OF_TIE }),
        ),
    );
    for (const { case: answer } of found) {
      complete &&= answer.evidenceOfTie.complete;
      for (const { post } of answer.evidenceOfTie.posts) posts.add(post.id);
    }
  }
  const kept = [...posts].slice(0, POSTS_KEPT);
  return { posts: kept, complete: complete && kept.length === posts.size };
}
