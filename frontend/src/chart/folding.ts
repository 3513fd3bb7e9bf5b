import type { DrawnEdge } from "./grouping";
import { EDGE_KINDS } from "./kinds";
import type { ChartEdge, EdgeId, GroupId, NodeId } from "./model";

export interface FoldingInput {
  readonly edges: readonly DrawnEdge[];
  readonly folded: boolean;
  /** Only edges that it says the same of are folded into one line, so that a line has one certainty. */
  readonly alike: (edge: ChartEdge) => string;
}

/** One line of the picture, and the edges that it stands for. */
export interface Line {
  /** The edge's where it is one, so that it is found again. */
  readonly id: string;
  readonly edges: readonly EdgeId[];
  readonly start: NodeId | GroupId;
  readonly end: NodeId | GroupId;
  readonly directed: boolean;
  readonly faded: boolean;
  /** 0 is straight; others are side by side, in the same measure whichever way they lead. */
  readonly curve: number;
}

/** Folds parallel edges into lines and lays the lines that join the same two side by side. */
export function folding({ edges, folded, alike }: FoldingInput): readonly Line[] {
  const pairs = byPair(edges);
  const lines: Line[] = [];
  for (const pair of pairs) {
    if (pair.length === 1 && pair[0] !== undefined) {
      lines.push(lineOf([pair[0]], 0, ""));
      continue;
    }
    const bundles = folded ? bundled(pair, alike) : pair.map((each) => ["", [each]] as const);
    bundles.forEach(([kind, bundle], at) => {
      lines.push(lineOf(bundle, curveOf(bundle, at, bundles.length), kind));
    });
  }
  return lines;
}

/** Edges that join the same two, whichever way. Numbers make the keys: joined texts take three times as long. */
function byPair(edges: readonly DrawnEdge[]): Iterable<readonly DrawnEdge[]> {
  const numbers = new Map<string, number>();
  const numberOf = (id: string): number => {
    const held = numbers.get(id);
    if (held !== undefined) return held;
    numbers.set(id, numbers.size);
    return numbers.size - 1;
  };
  const pairs = new Map<number, DrawnEdge[]>();
  for (const drawn of edges) {
    const start = numberOf(drawn.start);
    const end = numberOf(drawn.end);
    const pair = Math.min(start, end) * MOST_NODES + Math.max(start, end);
    const held = pairs.get(pair);
    if (held === undefined) pairs.set(pair, [drawn]);
    else held.push(drawn);
  }
  return pairs.values();
}

/** Two numbers below it make one number that is exact. */
const MOST_NODES = 2 ** 26;

function bundled(
  pair: readonly DrawnEdge[],
  alike: (edge: ChartEdge) => string,
): readonly (readonly [string, readonly DrawnEdge[]])[] {
  const bundles = new Map<string, DrawnEdge[]>();
  for (const drawn of pair) {
    const way = isDirected(drawn) ? (isForward(drawn) ? "forward" : "back") : "both";
    const kind = `${way}:${alike(drawn.edge)}`;
    const held = bundles.get(kind);
    if (held === undefined) bundles.set(kind, [drawn]);
    else held.push(drawn);
  }
  return [...bundles];
}

function lineOf(bundle: readonly DrawnEdge[], curve: number, kind: string): Line {
  const [first] = bundle;
  if (first === undefined) throw new RangeError("A line stands for one edge at least.");
  return {
    id: bundle.length === 1 ? first.edge.id : `folded:${kind}|${first.start}|${first.end}`,
    edges: bundle.map(({ edge }) => edge.id),
    start: first.start,
    end: first.end,
    directed: isDirected(first),
    faded: bundle.every((drawn) => drawn.faded),
    curve,
  };
}

/** Lines bend to one side seen from their start: those that lead back bend the other way to lie beside the others. */
function curveOf(bundle: readonly DrawnEdge[], at: number, lines: number): number {
  const curve = (at - (lines - 1) / 2) * BETWEEN_CURVES;
  const [first] = bundle;
  return curve === 0 || (first !== undefined && isForward(first)) ? curve : -curve;
}

const BETWEEN_CURVES = 0.25;

function isDirected({ edge }: DrawnEdge): boolean {
  return EDGE_KINDS[edge.type].directed;
}

function isForward({ start, end }: DrawnEdge): boolean {
  return start <= end;
}
