import type { Client } from "@urql/core";
import { addFound } from "./adding";
import { readAmong, readNodes } from "./reading";
import type { ChartStore } from "./store";

/** Reads anew what is known of the chart's nodes, after something has written to them. What was known stays until then. */
export async function learnAnew(api: Client, chart: ChartStore): Promise<void> {
  const { caseId, state } = chart.getState();
  const { knownOn } = state.time;
  const nodes = await readNodes(api, caseId, Object.keys(state.nodes), knownOn);
  if (chart.getState().state.time.knownOn === knownOn) chart.getState().learn({ nodes });
}

/** Puts the relationships that simultaneous sharing found among the chart's nodes on it. Says how many are new, and
why there may be more. */
export async function showSimultaneous(
  api: Client,
  chart: ChartStore,
): Promise<{ readonly count: number; readonly reason: string | null }> {
  const { caseId, state } = chart.getState();
  const ids = Object.keys(state.nodes);
  const types = ["COORDINATED_WITH"] as const;
  const { relationships, reason } = await readAmong(api, caseId, ids, state.time.knownOn, types);
  return { count: addFound(chart, [], relationships, { from: "among" }).edges, reason };
}
