import { useCallback, useState } from "react";
import { type Problem, problemOf } from "@/api/problem";
import type { ActionContext } from "../../action";
import { type FoundPaths, findPaths, type PathSearch } from "../../paths";

export type Searching =
  | { readonly kind: "not yet" }
  | { readonly kind: "busy" }
  | { readonly kind: "found"; readonly answer: FoundPaths; readonly search: PathSearch }
  | { readonly kind: "failed"; readonly problem: Problem };

/** Searches when it is asked to; an answer to an earlier search is not shown after a later one was begun. */
export function usePathSearch({ api, chart }: ActionContext): {
  readonly searching: Searching;
  search(search: PathSearch): Promise<void>;
} {
  const [searching, setSearching] = useState<Searching>({ kind: "not yet" });
  const [current] = useState({ number: 0 });
  const search = useCallback(
    async (wanted: PathSearch) => {
      const number = ++current.number;
      setSearching({ kind: "busy" });
      const next = await findPaths(api, chart, wanted).then(
        (answer): Searching => ({ kind: "found", answer, search: wanted }),
        (error: unknown): Searching => ({ kind: "failed", problem: problemOf(error) }),
      );
      if (number === current.number) setSearching(next);
    },
    [api, chart, current],
  );
  return { searching, search };
}
