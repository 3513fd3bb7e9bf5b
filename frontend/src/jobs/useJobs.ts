import { useEffect, useRef } from "react";
import { useQuery, useSubscription } from "urql";
import {
  type JobPartsFragment,
  JobsDocument,
  JobsWatchedDocument,
  type JobsWatchedSubscription,
} from "./jobs.generated";

type Jobs = ReadonlyMap<string, JobPartsFragment>;

const NONE: Jobs = new Map();

/** The jobs of a case, newest first, as they go on. `onEnd` is told of each that ends while one looks. */
export function useJobs(
  caseId: string,
  onEnd?: (job: JobPartsFragment) => void,
): readonly JobPartsFragment[] {
  const variables = { caseId };
  const [{ data }] = useQuery({ query: JobsDocument, variables });
  const [{ data: watched = NONE }] = useSubscription({ query: JobsWatchedDocument, variables }, withEvent);
  const before = useRef(watched);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another onEnd alone is no event
  useEffect(() => {
    for (const job of ended(before.current, watched)) onEnd?.(job);
    before.current = watched;
  }, [watched]);
  return newestFirst(data?.case.jobs.jobs ?? [], watched, caseId);
}

/** Events may come faster than the page is drawn: none may be lost. */
function withEvent(jobs: Jobs = NONE, { jobs: { job } }: JobsWatchedSubscription): Jobs {
  return new Map(jobs).set(job.id, job);
}

/** Those that ran before and run no more. */
export function ended(before: Jobs, now: Jobs): readonly JobPartsFragment[] {
  return [...now.values()].filter(
    ({ id, state }) => state !== "RUNNING" && before.get(id)?.state === "RUNNING",
  );
}

/** What is watched is newer than what was read. One that waits has not started, and is the newest. */
export function newestFirst(
  read: readonly JobPartsFragment[],
  watched: Jobs,
  caseId: string,
): readonly JobPartsFragment[] {
  const all = new Map(read.map((job) => [job.id, job]));
  for (const [id, job] of watched) if (job.case === caseId) all.set(id, job);
  const began = ({ startedAt }: JobPartsFragment): string => startedAt ?? "9999";
  return [...all.values()].sort((one, other) => began(other).localeCompare(began(one)));
}
