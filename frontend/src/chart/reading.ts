import type { Client } from "@urql/core";
import { ask } from "@/api/ask";
import type { ExpandOrder, RelationshipType } from "@/api/schema";
import type { EdgeFacts, Fact, NeighbourTotal, NodeFacts } from "./facts";
import { type ChartEdge, type EdgeId, edgeId, type NodeId } from "./model";
import {
  type NodeFactsFragment,
  ReadAmongDocument,
  ReadNodesDocument,
  ReadStepsDocument,
  type ReadStepsQuery,
  ReadTotalsDocument,
} from "./reading.generated";

/** Where a list stands, as the API tells it. */
export interface Told {
  readonly total: number;
  readonly totalKind: "EXACT" | "LOWER_BOUND";
  readonly returned: number;
  readonly complete: boolean;
  readonly reason: string | null;
}

export interface FoundRelationship {
  readonly edge: ChartEdge;
  readonly facts: EdgeFacts;
}

export interface Step extends FoundRelationship {
  readonly node: NodeFacts;
}

export interface Wanted {
  readonly types: readonly RelationshipType[] | null;
  readonly direction: "IN" | "OUT" | "BOTH";
  readonly order: ExpandOrder;
  readonly limit: number;
  readonly since: string | null;
  readonly until: string | null;
  /** A person knows that it is a hub, and wants an order by degree all the same. */
  readonly hub: boolean;
}

/** Bounds of the API: ids in a question, nodes that are asked about together, relationships in an answer. */
const CHUNK = 500;
const TOGETHER = 5_000;
const RELATIONSHIPS = 20_000;
const AT_ONCE = 3;

/** What is known of them; those that are not in the case, or were not yet on that day, are left out. */
export async function readNodes(
  api: Client,
  _caseId: string,
  ids: readonly NodeId[],
  knownOn: string | null,
): Promise<NodeFacts[]> {
  const found = await inChunks(ids, CHUNK, (chunk) => ask(api, ReadNodesDocument, { ids: chunk, knownOn }));
  return found.flatMap(({ nodes }) => nodes.flatMap((node) => (node === null ? [] : [nodeFacts(node)])));
}

/** Exact counts by type and direction, of many nodes at once. */
export async function readTotals(
  api: Client,
  caseId: string,
  ids: readonly NodeId[],
  knownOn: string | null,
): Promise<[NodeId, NeighbourTotal[]][]> {
  const found = await inChunks(ids, CHUNK, (chunk) =>
    ask(api, ReadTotalsDocument, { caseId, ids: chunk, knownOn }),
  );
  return found.flatMap((answer) =>
    answer.case.neighbourTotals.map(({ id, counts }): [NodeId, NeighbourTotal[]] => [
      id,
      counts.flatMap(({ type, direction, total }) =>
        direction === "BOTH" ? [] : [{ type, direction, total }],
      ),
    ]),
  );
}

/** Every relationship between the given nodes. More nodes than one question takes are asked about in pairs of blocks. */
export async function readAmong(
  api: Client,
  caseId: string,
  ids: readonly NodeId[],
  knownOn: string | null,
  types: readonly RelationshipType[] | null = null,
): Promise<Told & { readonly relationships: readonly FoundRelationship[] }> {
  const found = new Map<EdgeId, FoundRelationship>();
  let reason: string | null = null;
  for (const block of blocks(ids)) {
    const variables = { caseId, ids: block, types: types && [...types], limit: RELATIONSHIPS, knownOn };
    const { relationshipsAmong: among } = (await ask(api, ReadAmongDocument, variables)).case;
    if (!among.complete) reason = among.reason;
    for (const each of among.relationships) {
      const relationship = foundRelationship(each.type, each.start, each.end, each.at, each.properties);
      found.set(relationship.edge.id, relationship);
    }
  }
  const complete = reason === null;
  const totalKind = complete ? "EXACT" : "LOWER_BOUND";
  const total = found.size + (complete ? 0 : 1);
  return { total, totalKind, returned: found.size, complete, reason, relationships: [...found.values()] };
}

/** The steps from a node, in the order wanted, up to the limit; told says how many there are in all. */
export async function stepsOf(
  api: Client,
  caseId: string,
  id: NodeId,
  wanted: Wanted,
  knownOn: string | null,
): Promise<Told & { readonly steps: readonly Step[] }> {
  const { limit, types, ...rest } = wanted;
  const asked = { caseId, id, ...rest, types: types && [...types], knownOn };
  const steps: Step[] = [];
  for (let after: string | null = null; ; ) {
    const page: ReadStepsQuery = await ask(api, ReadStepsDocument, {
      ...asked,
      first: Math.min(limit - steps.length, CHUNK),
      after,
    });
    const { edges, pageInfo, total, totalKind, reason } = page.case.expand;
    steps.push(...edges.map(({ node }) => step(id, node)));
    after = pageInfo.endCursor;
    if (steps.length < limit && pageInfo.hasNextPage && after !== null) continue;
    const complete = steps.length >= total && totalKind === "EXACT";
    return { total, totalKind, returned: steps.length, complete, reason: complete ? null : reason, steps };
  }
}

export function nodeFacts(node: NodeFactsFragment): NodeFacts {
  const { id, key, label, ...rest } = node;
  const values: Record<string, Fact> = {};
  for (const [name, value] of Object.entries(rest)) {
    if (name !== "__typename") values[name] = value;
  }
  return { id, key, label, values };
}

export function foundRelationship(
  type: RelationshipType,
  start: NodeId,
  end: NodeId,
  at: string | null,
  properties: unknown,
): FoundRelationship {
  const values = edgeValues(properties);
  const id = edgeId(type, start, end, partOf(type, values));
  const moment = at ?? text(values.lastAt) ?? null;
  return {
    edge: { id, type, start, end, hidden: false },
    facts: { id, type, at: moment, values },
  };
}

function step(
  from: NodeId,
  found: {
    readonly type: RelationshipType;
    readonly direction: "IN" | "OUT" | "BOTH";
    readonly at: string | null;
    readonly properties: unknown;
    readonly node: NodeFactsFragment;
  },
): Step {
  const node = nodeFacts(found.node);
  const [start, end] = found.direction === "IN" ? [node.id, from] : [from, node.id];
  return { ...foundRelationship(found.type, start, end, found.at, found.properties), node };
}

/** Two findings of simultaneous sharing between the same two accounts are two relationships. */
function partOf(type: RelationshipType, values: Readonly<Record<string, Fact>>): string | undefined {
  if (type !== "COORDINATED_WITH") return undefined;
  return [values.objectKind, values.windowSeconds, values.run].map(String).join(" ");
}

/** By the names of GraphQL; days as dates. Counts by day are left out: the evidence of a tie has them. */
function edgeValues(properties: unknown): Record<string, Fact> {
  if (typeof properties !== "object" || properties === null) return {};
  const values: Record<string, Fact> = {};
  for (const [name, value] of Object.entries(properties)) {
    const fact = name === "days" ? datesOf(value) : asFact(value);
    if (fact !== undefined) values[camelCase(name)] = fact;
  }
  return values;
}

function asFact(value: unknown): Fact | undefined {
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) return value as Fact;
  return Array.isArray(value) && value.every((each) => typeof each === "string") ? value : undefined;
}

const DAY = 86_400_000;

function datesOf(days: unknown): string[] | undefined {
  if (!Array.isArray(days)) return undefined;
  return days.map((day) => new Date(Number(day) * DAY).toISOString().slice(0, 10));
}

function camelCase(name: string): string {
  return name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function text(value: Fact | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The answers in the order of the chunks, a few asked for at once. */
async function inChunks<Item, Answer>(
  items: readonly Item[],
  size: number,
  read: (chunk: Item[]) => Promise<Answer>,
): Promise<Answer[]> {
  const chunks: Item[][] = [];
  for (let from = 0; from < items.length; from += size) chunks.push(items.slice(from, from + size));
  const answers: Answer[] = [];
  for (let from = 0; from < chunks.length; from += AT_ONCE) {
    answers.push(...(await Promise.all(chunks.slice(from, from + AT_ONCE).map(read))));
  }
  return answers;
}

/** Sets of nodes of which each two are together in one of them. */
function blocks(ids: readonly NodeId[]): NodeId[][] {
  if (ids.length === 0) return [];
  if (ids.length <= TOGETHER) return [[...ids]];
  const half = TOGETHER / 2;
  const parts = Array.from({ length: Math.ceil(ids.length / half) }, (_, number) =>
    ids.slice(number * half, (number + 1) * half),
  );
  return parts.flatMap((one, number) => parts.slice(number + 1).map((other) => [...one, ...other]));
}
