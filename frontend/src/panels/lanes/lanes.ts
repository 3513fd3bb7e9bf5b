import type { Facts } from "@/chart/facts";
import { EDGE_KINDS } from "@/chart/kinds";
import type { ChartEdge, ChartNode, ChartState, EdgeId, NodeId } from "@/chart/model";
import { nodeSpan, type Span, spanOf } from "@/chart/spans";
import type { Visible } from "@/chart/visible";

/** Something that happened on a lane: a post, or a relationship, which may last. */
export interface LaneMark {
  readonly kind: "node" | "edge";
  readonly id: NodeId | EdgeId;
  readonly span: Span;
}

/** One account, or the accounts of one community, and what they did in the order of time. */
export interface Lane {
  readonly id: string;
  readonly nodes: readonly NodeId[];
  readonly marks: readonly LaneMark[];
}

export type By = "account" | "community";

export interface Lanes {
  /** Those with most marks first; those without any are left out, and counted. */
  readonly lanes: readonly Lane[];
  readonly empty: number;
  /** What has a time and belongs to no account of the chart. */
  readonly homeless: number;
}

/** The lane of accounts whose community is not known. */
export const NO_COMMUNITY = "";

type Input = Pick<ChartState, "nodes" | "edges">;
type Drawn = Pick<Visible, "nodes" | "edges">;

/** What is drawn, by who did it: a post is its author's, a relationship is its beginner's, one without a direction both's. */
export function lanesOf(state: Input, facts: Facts, drawn: Drawn, by: By): Lanes {
  const authors = authorsOf(state);
  const homes = new Map<string, { readonly nodes: NodeId[]; readonly marks: LaneMark[] }>();
  for (const id of drawn.nodes.keys()) {
    if (state.nodes[id]?.label !== "ACCOUNT") continue;
    const home = homeOf(id, facts, by);
    const lane = homes.get(home) ?? { nodes: [], marks: [] };
    lane.nodes.push(id);
    homes.set(home, lane);
  }
  let homeless = 0;
  for (const { mark, of } of marksOf(state, facts, drawn, authors)) {
    const lanes = new Set(of.map((account) => homes.get(homeOf(account, facts, by))));
    lanes.delete(undefined);
    if (lanes.size === 0) homeless += 1;
    for (const lane of lanes) lane?.marks.push(mark);
  }
  const all = [...homes].map(([id, { nodes, marks }]) => ({ id, nodes, marks: marks.sort(inTime) }));
  const lanes = all.filter(({ marks }) => marks.length > 0).sort(mostFirst);
  return { lanes, empty: all.length - lanes.length, homeless };
}

function homeOf(account: NodeId, facts: Facts, by: By): string {
  if (by === "account") return account;
  return String(facts.nodes.get(account)?.values.community ?? NO_COMMUNITY);
}

function authorsOf({ edges }: Input): ReadonlyMap<NodeId, NodeId> {
  const authors = new Map<NodeId, NodeId>();
  for (const edge of Object.values(edges)) if (edge.type === "POSTED") authors.set(edge.end, edge.start);
  return authors;
}

interface Placed {
  readonly mark: LaneMark;
  /** The accounts that did it. */
  readonly of: readonly NodeId[];
}

function marksOf(
  { nodes, edges }: Input,
  facts: Facts,
  drawn: Drawn,
  authors: ReadonlyMap<NodeId, NodeId>,
): readonly Placed[] {
  const posts = [...drawn.nodes.keys()].flatMap((id): readonly Placed[] => {
    const span = nodeSpan(facts.nodes.get(id));
    const author = authors.get(id);
    return span === null
      ? []
      : [{ mark: { kind: "node", id, span }, of: author === undefined ? [] : [author] }];
  });
  const ties = [...drawn.edges.keys()].flatMap((id): readonly Placed[] => {
    const edge = edges[id];
    if (edge === undefined || isOfAPost(edge, nodes)) return [];
    const span = spanOf(edge, facts);
    if (span === null) return [];
    const of = EDGE_KINDS[edge.type].directed ? [edge.start] : [edge.start, edge.end];
    return [{ mark: { kind: "edge", id, span }, of }];
  });
  return [...posts, ...ties];
}

/** Told by the mark of its post. */
function isOfAPost({ type, start }: ChartEdge, nodes: Readonly<Record<NodeId, ChartNode>>): boolean {
  return type === "POSTED" || nodes[start]?.label === "POST";
}

function inTime({ span: one }: LaneMark, { span: other }: LaneMark): number {
  return one[0] - other[0] || one[1] - other[1];
}

function mostFirst(one: Lane, other: Lane): number {
  return other.marks.length - one.marks.length || (one.id < other.id ? -1 : 1);
}

/** How many posts and relationships, from when to when. */
export function tallyOf({ marks }: Lane): {
  readonly posts: number;
  readonly edges: number;
  readonly first: number;
  readonly last: number;
} {
  const posts = marks.filter(({ kind }) => kind === "node").length;
  const first = marks[0]?.span[0] ?? 0;
  const last = marks.reduce((latest, { span }) => Math.max(latest, span[1]), first);
  return { posts, edges: marks.length - posts, first, last };
}

/** The mark nearest to a moment, within a distance; those that last are as near as their nearer end, or as what is on them. */
export function nearest(marks: readonly LaneMark[], at: number, within: number): LaneMark | null {
  let found: LaneMark | null = null;
  let least = within;
  for (const mark of marks) {
    const [first, last] = mark.span;
    const away = at < first ? first - at : at > last ? at - last : 0;
    const isNearer = away < least || (away === least && (found === null || mark.kind === "node"));
    if (isNearer) [found, least] = [mark, away];
  }
  return found;
}
