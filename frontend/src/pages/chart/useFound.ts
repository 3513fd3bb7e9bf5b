import { useEffect, useState } from "react";
import { ask } from "@/api/ask";
import { type Problem, problemOf } from "@/api/problem";
import type { NodeLabel } from "@/api/schema";
import type { NodeFacts } from "@/chart/facts";
import { nodeFacts, type Told } from "@/chart/reading";
import { SearchForChartDocument } from "./chartSearch.generated";
import { useChart, useFrame } from "./frame";

export interface Found extends Told {
  readonly nodes: readonly NodeFacts[];
}

const QUIET_MS = 250;
const FIRST = 20;

/** What the case has of it, asked when nobody has typed for a moment. */
export function useFound(question: string, label: NodeLabel) {
  const { api, chart } = useFrame();
  const knownOn = useChart((open) => open.state.time.knownOn);
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is asked for by its number
  useEffect(() => {
    let current = true;
    const asked = question.trim();
    if (asked === "") {
      setFound(null);
      setProblem(null);
      return;
    }
    const timer = setTimeout(() => {
      const { caseId } = chart.getState();
      ask(api, SearchForChartDocument, { caseId, question: asked, label, first: FIRST, knownOn }).then(
        (answer) => {
          if (!current) return;
          const { search } = answer.case;
          setFound({ ...search, nodes: search.nodes.map(nodeFacts) });
          setProblem(null);
        },
        (error: unknown) => current && setProblem(problemOf(error)),
      );
    }, QUIET_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [api, chart, question, label, knownOn, attempt]);
  return { found, problem, again: () => setAttempt((number) => number + 1) };
}
