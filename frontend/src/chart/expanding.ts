import type { Client } from "@urql/core";
import type { RelationshipType } from "@/api/schema";
import { addFound } from "./adding";
import type { Added } from "./commands/add";
import removeCommand from "./commands/remove";
import type { NeighbourTotal } from "./facts";
import { type History, stateBefore } from "./history";
import type { ChartState, EdgeId, NodeId } from "./model";
import { readAmong, stepsOf, type Told, type Wanted } from "./reading";
import type { ChartStore } from "./store";

/** So many at most where nobody chose a number: more can't be read on a chart. */
export const USUAL_LIMIT = 50;
/** A node of more relationships is a hub: what is wanted of it is asked before anything is drawn. */
export const HUB = 1_000;
/** Of more than these the API ranks neighbours only where somebody says so: it looks at every one. */
export const RANKED_FREELY = 10_000;

export const USUALLY: Wanted = {
  types: null,
  direction: "BOTH",
  order: "NEWEST",
  limit: USUAL_LIMIT,
  since: null,
  until: null,
  hub: false,
};

export interface Expansion extends Told {
  readonly newNodes: number;
  readonly newEdges: number;
  /** Why relationships with what was there may be missing; none: none are, or they were not asked for. */
  readonly amongReason: string | null;
}

const NONE_FURTHER = { relationships: [], reason: null };

/** Reads one step from a node and puts it on the chart, beside the node. What is there is not moved. */
export async function expandNode(
  api: Client,
  chart: ChartStore,
  id: NodeId,
  wanted: Wanted,
  among = false,
): Promise<Expansion> {
  const { caseId, state } = chart.getState();
  const { steps, ...told } = await stepsOf(api, caseId, id, wanted, state.time.knownOn);
  const nodes = steps.map(({ node }) => node);
  const fresh = new Set(nodes.map((node) => node.id).filter((each) => state.nodes[each] === undefined));
  const further = among ? await betweenThem(api, chart, fresh) : NONE_FURTHER;
  const parent = chart.getState().state.nodes[id];
  if (parent === undefined) return { ...told, newNodes: 0, newEdges: 0, amongReason: null }; // taken off meanwhile
  const added = addFound(chart, nodes, [...steps, ...further.relationships], { from: "expand", at: parent });
  return { ...told, newNodes: added.nodes, newEdges: added.edges, amongReason: further.reason };
}

async function betweenThem(api: Client, chart: ChartStore, fresh: ReadonlySet<NodeId>) {
  const { caseId, state } = chart.getState();
  const ids = [...Object.keys(state.nodes), ...fresh];
  const { relationships, reason } = await readAmong(api, caseId, ids, state.time.knownOn);
  return {
    relationships: relationships.filter(({ edge }) => fresh.has(edge.start) || fresh.has(edge.end)),
    reason,
  };
}

/** How many relationships would be drawn at most: those of the types and direction that are wanted. */
export function countOf(
  totals: readonly NeighbourTotal[],
  types: ReadonlySet<RelationshipType> | null,
  direction: Wanted["direction"] = "BOTH",
): number {
  return totals
    .filter((each) => types === null || types.has(each.type))
    .filter((each) => direction === "BOTH" || each.direction === direction)
    .reduce((sum, each) => sum + each.total, 0);
}

export interface Rollback {
  readonly nodes: readonly NodeId[];
  readonly edges: readonly EdgeId[];
}

/** What the last expansion put on the chart and is still there; none where there is nothing of the kind. */
export function lastExpansion(history: History, state: ChartState): Rollback | null {
  for (let number = history.done - 1; number >= 0; number--) {
    const command = history.entries[number]?.command;
    if (command?.name !== "add") continue;
    const data = command.data as Added;
    if (data.from !== "expand") continue;
    const before = stateBefore(history, number);
    const nodes = data.nodes.map(({ id }) => id).filter((id) => !(id in before.nodes) && id in state.nodes);
    const edges = data.edges.map(({ id }) => id).filter((id) => !(id in before.edges) && id in state.edges);
    if (nodes.length > 0 || edges.length > 0) return { nodes, edges };
  }
  return null;
}

/** Takes it off again. A step of its own: what was done since stays. */
export function rollBack(chart: ChartStore, last: Rollback): void {
  chart.getState().run(removeCommand(last));
}
