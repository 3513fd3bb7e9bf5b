import { useClient, useSubscription } from "urql";
import { ask } from "@/api/ask";
import type { RunKind } from "@/api/schema";
import { usePages } from "@/api/usePages";
import { goingOn } from "./runs";
import {
  type RunPartsFragment,
  RunsDocument,
  RunsWatchedDocument,
  type RunsWatchedSubscription,
} from "./runs.generated";

const PAGE = 50;

type Watched = ReadonlyMap<string, RunPartsFragment>;

const NONE: Watched = new Map();

/** The runs of a case, the newest first, as they go on. A null kind: all. */
export function useRuns(caseId: string, kind: RunKind | null) {
  const api = useClient();
  const pages = usePages(`${caseId} ${kind}`, async (after) => {
    const { runs } = (await ask(api, RunsDocument, { caseId, kind, name: null, first: PAGE, after })).case;
    const { hasNextPage, endCursor } = runs.pageInfo;
    return { ...runs, items: runs.nodes, next: hasNextPage ? endCursor : null };
  });
  const [{ data: watched = NONE }] = useSubscription(
    { query: RunsWatchedDocument, variables: { caseId } },
    withEvent,
  );
  const ofKind = new Map([...watched].filter(([, run]) => kind === null || run.kind === kind.toLowerCase()));
  return { ...pages, items: goingOn(pages.items, ofKind) };
}

function withEvent(runs: Watched = NONE, { runs: { run } }: RunsWatchedSubscription): Watched {
  return run === null ? runs : new Map(runs).set(run.id, run);
}
