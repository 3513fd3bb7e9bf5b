import { useEffect, useRef, useState } from "react";
import { type Client, useClient } from "urql";
import { ask } from "@/api/ask";
import { type Problem, problemOf } from "@/api/problem";
import {
  AskInvestigationDocument,
  type AskInvestigationQuery,
  InvestigationCostDocument,
} from "./investigations.generated";

export type FoundAnswer = AskInvestigationQuery["case"]["investigation"];

/** How long a question may take, as the planner expects it, told before it runs. */
interface Cost {
  readonly kind: "light" | "heavy" | "limit";
  readonly rows: number;
  readonly seconds: number;
}

interface Answer {
  readonly found: FoundAnswer | null;
  readonly cost: Cost | null;
  readonly problem: Problem | null;
  readonly isReading: boolean;
}

const NOTHING: Answer = { found: null, cost: null, problem: null, isReading: false };

/** The answer to a question; null asks nothing. An answer that is no longer wanted is dropped. */
export function useAnswer(
  caseId: string,
  name: string,
  parameters: Readonly<Record<string, unknown>> | null,
) {
  const api = useClient();
  const [answer, setAnswer] = useState(NOTHING);
  const [attempt, setAttempt] = useState(0);
  const wanted = useRef(0);
  const key = parameters === null ? null : JSON.stringify(parameters);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the parameters are in their key
  useEffect(() => {
    wanted.current += 1;
    const mine = wanted.current;
    setAnswer(NOTHING);
    if (parameters === null) return;
    const show = (more: Partial<Answer>): void => {
      if (mine === wanted.current) setAnswer((now) => ({ ...now, ...more }));
    };
    show({ isReading: true });
    read(api, { caseId, name, parameters }, show).catch((error: unknown) =>
      show({ problem: problemOf(error), isReading: false }),
    );
  }, [api, caseId, name, key, attempt]);
  const cancel = (): void => {
    wanted.current += 1;
    setAnswer(NOTHING);
  };
  return { ...answer, again: () => setAttempt(attempt + 1), cancel };
}

async function read(
  api: Client,
  asked: {
    readonly caseId: string;
    readonly name: string;
    readonly parameters: Readonly<Record<string, unknown>>;
  },
  show: (more: Partial<Answer>) => void,
): Promise<void> {
  const { case: about } = await ask(api, InvestigationCostDocument, asked);
  show({ cost: costOf(about.investigationCost) });
  const { case: found } = await ask(api, AskInvestigationDocument, asked);
  show({ found: found.investigation, cost: null, isReading: false });
}

function costOf(told: {
  readonly cost: string;
  readonly estimatedRows: number;
  readonly timeLimitSeconds: number;
}): Cost {
  const kind = told.cost.startsWith("light") ? "light" : told.cost.startsWith("heavy") ? "heavy" : "limit";
  return { kind, rows: told.estimatedRows, seconds: told.timeLimitSeconds };
}
