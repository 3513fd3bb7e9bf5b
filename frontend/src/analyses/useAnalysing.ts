import { useState } from "react";
import { useClient } from "urql";
import { change } from "@/api/ask";
import { type Problem, problemOf } from "@/api/problem";
import type { JobPartsFragment } from "@/jobs/jobs.generated";
import { AnalyseDocument } from "./analyses.generated";

/** Begins an analysis, and finds its job among those of the case. */
export function useAnalysing(caseId: string, name: string, jobs: readonly JobPartsFragment[]) {
  const api = useClient();
  const [begun, setBegun] = useState<JobPartsFragment | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = (parameters: Readonly<Record<string, unknown>>): void => {
    setProblem(null);
    change(api, AnalyseDocument, { caseId, analysis: name, parameters }).then(
      (answer) => setBegun(answer.case.analyse),
      (error: unknown) => setProblem(problemOf(error)),
    );
  };
  const job = jobs.find(({ id }) => id === begun?.id) ?? begun;
  return { run, job, problem };
}
