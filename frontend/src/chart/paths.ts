import type { Client } from "@urql/core";
import { ask } from "@/api/ask";
import type { PathDirection, RelationshipType, SearchBound } from "@/api/schema";
import { addFound } from "./adding";
import type { NodeFacts } from "./facts";
import type { EdgeId, NodeId } from "./model";
import {
  type FoundPathsFragment,
  ReadAllShortestPathsDocument,
  ReadKPathsDocument,
  ReadShortestPathDocument,
} from "./paths.generated";
import { type FoundRelationship, foundRelationship, nodeFacts, type Told } from "./reading";
import type { ChartStore } from "./store";

export type PathKind = "shortest" | "all shortest" | "several";

export interface PathSearch {
  readonly kind: PathKind;
  readonly start: NodeId;
  readonly end: NodeId;
  readonly types: readonly RelationshipType[] | null;
  readonly direction: PathDirection;
  readonly maxLength: number;
  readonly since: string | null;
  readonly until: string | null;
  /** How many are wanted, where more than one is. */
  readonly k: number;
}

export const USUAL_SEARCH: Omit<PathSearch, "start" | "end"> = {
  kind: "shortest",
  types: null,
  direction: "ANY",
  maxLength: 4,
  since: null,
  until: null,
  k: 5,
};

/** The API's own bounds. */
export const LONGEST = 8;
export const MOST_PATHS = 100;

export interface FoundPath {
  readonly nodes: readonly NodeFacts[];
  readonly relationships: readonly FoundRelationship[];
}

export interface FoundPaths extends Told {
  readonly found: boolean;
  readonly paths: readonly FoundPath[];
  /** All paths of up to this length were looked at. */
  readonly searchedTo: number;
  readonly bound: SearchBound;
}

/** Paths through the whole case, not only through what is on the chart. */
export async function findPaths(api: Client, chart: ChartStore, search: PathSearch): Promise<FoundPaths> {
  const { paths, ...told } = await read(api, chart, search);
  return { ...told, paths: paths.map(foundPath) };
}

async function read(api: Client, chart: ChartStore, search: PathSearch): Promise<FoundPathsFragment> {
  const { caseId, state } = chart.getState();
  const { kind, start, end, types, direction, maxLength, since, until, k } = search;
  const limits = { types: types && [...types], direction, maxLength, since, until };
  const variables = { caseId, start, end, limits, knownOn: state.time.knownOn };
  switch (kind) {
    case "shortest":
      return (await ask(api, ReadShortestPathDocument, variables)).case.shortestPath;
    case "all shortest":
      return (await ask(api, ReadAllShortestPathsDocument, { ...variables, first: k })).case.allShortestPaths;
    case "several":
      return (await ask(api, ReadKPathsDocument, { ...variables, k })).case.kPaths;
  }
}

function foundPath({ nodes, relationships }: FoundPathsFragment["paths"][number]): FoundPath {
  return {
    nodes: nodes.map(nodeFacts),
    relationships: relationships.map(({ type, start, end, at, properties }) =>
      foundRelationship(type, start, end, at, properties),
    ),
  };
}

/** Puts paths on the chart as one command, and selects what they lead over. */
export function drawPaths(
  chart: ChartStore,
  paths: readonly FoundPath[],
): { readonly nodes: number; readonly edges: number } {
  const nodes = paths.flatMap((path) => path.nodes);
  const relationships = paths.flatMap((path) => path.relationships);
  const added = addFound(chart, nodes, relationships, { from: "path", ...middle(chart, paths) });
  chart.getState().select({
    nodes: new Set<NodeId>(nodes.map(({ id }) => id)),
    edges: new Set<EdgeId>(relationships.map(({ edge }) => edge.id)),
  });
  return added;
}

/** New nodes of paths stand between the two ends, where both are on the chart. */
function middle(chart: ChartStore, [path]: readonly FoundPath[]) {
  const { nodes } = chart.getState().state;
  const start = nodes[path?.nodes[0]?.id ?? ""];
  const end = nodes[path?.nodes[path.nodes.length - 1]?.id ?? ""];
  if (start === undefined || end === undefined) return {};
  return { at: { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 } };
}
