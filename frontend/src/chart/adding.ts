import type { Client } from "@urql/core";
import addCommand from "./commands/add";
import type { NodeFacts } from "./facts";
import type { ChartEdge, ChartNode, ChartState, NodeId, Point } from "./model";
import { placesApart, placesBeside, pointsOf } from "./places";
import { type FoundRelationship, readAmong, readNodes } from "./reading";
import type { ChartStore } from "./store";

/** What was put on the chart that was not there, and what could not be. */
export interface PutOnChart {
  readonly nodes: number;
  readonly edges: number;
  /** Asked for, and not in the case (or not yet, where the chart is as known on an earlier day). */
  readonly missing: readonly NodeId[];
  /** Why relationships may be missing between them and what is on the chart; none: none are. */
  readonly reason: string | null;
}

export interface HowToAdd {
  /** A key of words/en/commands.json. */
  readonly from: string;
  /** Around this point, else beside what is there. */
  readonly at?: Point;
}

/** Reads nodes by id and puts them on the chart, with their relationships to each other and to what is there. */
export async function putOnChart(
  api: Client,
  chart: ChartStore,
  ids: readonly NodeId[],
  how: HowToAdd,
): Promise<PutOnChart> {
  const { caseId, state } = chart.getState();
  const wanted = [...new Set(ids)];
  const found = await readNodes(api, caseId, wanted, state.time.knownOn);
  const added = new Set(found.map(({ id }) => id));
  const together = [...new Set([...Object.keys(state.nodes), ...added])];
  const among = await readAmong(api, caseId, together, state.time.knownOn);
  const touching = among.relationships.filter(({ edge }) => added.has(edge.start) || added.has(edge.end));
  const { nodes, edges } = addFound(chart, found, touching, how);
  return { nodes, edges, missing: wanted.filter((id) => !added.has(id)), reason: among.reason };
}

/** Puts what was read on the chart, as one command. Says how much of it was not there. */
export function addFound(
  chart: ChartStore,
  nodes: readonly NodeFacts[],
  relationships: readonly FoundRelationship[],
  how: HowToAdd,
): { readonly nodes: number; readonly edges: number } {
  const before = chart.getState().state;
  chart.getState().learn({ nodes, edges: relationships.map(({ facts }) => facts) });
  const edges = distinct(relationships.map(({ edge }) => edge));
  chart.getState().run(addCommand({ nodes: placed(before, nodes, how.at), edges, from: how.from }));
  const after = chart.getState().state;
  return {
    nodes: Object.keys(after.nodes).length - Object.keys(before.nodes).length,
    edges: Object.keys(after.edges).length - Object.keys(before.edges).length,
  };
}

/** As they go on the chart: those that are there as they are, the others at places of their own. */
function placed(state: ChartState, nodes: readonly NodeFacts[], around: Point | undefined): ChartNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const fresh = [...byId.keys()].filter((id) => state.nodes[id] === undefined);
  const held = pointsOf(state.nodes);
  const places = around === undefined ? placesApart(held, fresh) : placesBeside(held, around, fresh);
  return [...byId.values()].map(({ id, label, key }) => {
    const { x, y } = places.get(id) ?? { x: 0, y: 0 };
    return state.nodes[id] ?? { id, label, key, pinned: false, hidden: false, x, y };
  });
}

function distinct(edges: readonly ChartEdge[]): ChartEdge[] {
  return [...new Map(edges.map((edge) => [edge.id, edge])).values()];
}
