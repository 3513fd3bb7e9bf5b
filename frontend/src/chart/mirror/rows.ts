import type { TFunction } from "i18next";
import type { ChartState } from "../model";
import type { Scene, SceneEdge, SceneNode } from "../scene";
import type { ElementRef } from "../store";

/** One thing on the picture, as the list has it. */
export interface Row {
  readonly element: ElementRef;
  readonly item: SceneNode | SceneEdge;
}

export interface Rows {
  readonly rows: readonly Row[];
  readonly numberOf: ReadonlyMap<string, number>;
  /** The first line at a node, by the node. */
  readonly lineAt: ReadonlyMap<string, string>;
  readonly linesOf: ReadonlyMap<string, number>;
  readonly captionOf: ReadonlyMap<string, string>;
}

export const NO_ROWS: Rows = {
  rows: [],
  numberOf: new Map(),
  lineAt: new Map(),
  linesOf: new Map(),
  captionOf: new Map(),
};

const ORDER = new Intl.Collator("en", { numeric: true });

/** Nodes by kind and caption, then the lines between them in the same order: each where one looks for it. */
export function rowsOf({ nodes, edges }: Pick<Scene, "nodes" | "edges">): Rows {
  const sorted = [...nodes].sort(
    (one, other) => ORDER.compare(one.label, other.label) || ORDER.compare(one.caption, other.caption),
  );
  const place = new Map(sorted.map(({ id }, index) => [id, index]));
  const at = (id: string) => place.get(id) ?? -1;
  const lines = [...edges].sort(
    (one, other) => at(one.start) - at(other.start) || at(one.end) - at(other.end),
  );
  const rows: Row[] = [
    ...sorted.map((item) => ({ element: nodeRef(item), item })),
    ...lines.map((item) => ({ element: { kind: "edge", id: item.id } as const, item })),
  ];
  return {
    rows,
    numberOf: new Map(rows.map(({ element }, index) => [element.id, index])),
    captionOf: new Map(sorted.map(({ id, caption }) => [id, caption])),
    ...ends(lines),
  };
}

function nodeRef({ id, label }: SceneNode): ElementRef {
  return { kind: label === "GROUP" ? "group" : "node", id };
}

function ends(lines: readonly SceneEdge[]): Pick<Rows, "lineAt" | "linesOf"> {
  const lineAt = new Map<string, string>();
  const linesOf = new Map<string, number>();
  for (const { id, start, end } of lines) {
    for (const node of new Set([start, end])) {
      if (!lineAt.has(node)) lineAt.set(node, id);
      linesOf.set(node, (linesOf.get(node) ?? 0) + 1);
    }
  }
  return { lineAt, linesOf };
}

export interface RowWords {
  readonly mirror: TFunction;
  readonly kinds: TFunction;
  readonly certainty: TFunction;
}

/** What is said of a row, the most telling first. */
export function labelOf(row: Row, rows: Rows, state: ChartState, words: RowWords): string {
  return "label" in row.item ? nodeLabel(row.item, rows, words) : lineLabel(row.item, rows, state, words);
}

function nodeLabel(node: SceneNode, { linesOf }: Rows, { mirror, kinds }: RowWords): string {
  return [
    mirror("node", { kind: kinds(`nodes.${node.label}`), caption: node.caption }),
    node.members > 1 ? mirror("members", { count: node.members }) : "",
    mirror("lines", { count: linesOf.get(node.id) ?? 0 }),
    node.badge === null ? "" : mirror("more", { badge: node.badge }),
    ...node.marks.map((mark) => mirror(`marks.${mark}`)),
    node.faded ? mirror("faded") : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}

function lineLabel(
  line: SceneEdge,
  { captionOf }: Rows,
  state: ChartState,
  { mirror, kinds, certainty }: RowWords,
): string {
  const types = new Set(line.edges.flatMap((id) => state.edges[id]?.type ?? []));
  const values = {
    type: [...types].map((type) => kinds(`edges.${type}`)).join(", "),
    start: captionOf.get(line.start) ?? "",
    end: captionOf.get(line.end) ?? "",
  };
  return [
    mirror(line.directed ? "directed" : "undirected", values),
    line.edges.length > 1 ? mirror("folded", { count: line.edges.length }) : "",
    certainty(`names.${line.certainty}`),
    line.faded ? mirror("faded") : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}

/** The whole chart in two sentences. */
export function summaryOf({ nodes, edges, hidden }: Scene, { mirror, kinds }: RowWords): string {
  const counts = new Map<SceneNode["label"], number>();
  for (const { label } of nodes) counts.set(label, (counts.get(label) ?? 0) + 1);
  const parts = [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([label, count]) => mirror("kind", { count, kind: kinds(`nodes.${label}`) }));
  const unseen = hidden.byHand + hidden.byFilter + hidden.byTime;
  return [
    nodes.length === 0
      ? mirror("empty")
      : mirror("summary", { parts: parts.join(", "), lines: edges.length }),
    unseen === 0 ? "" : mirror("hidden", { count: unseen }),
  ]
    .join(" ")
    .trim();
}

const PAGE = 10;

/** Where a key leads to from a row; nothing where it is no key of the list. */
export function target(key: string, from: number, { rows, numberOf, lineAt }: Rows): number | null {
  const last = rows.length - 1;
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + PAGE,
    PageUp: from - PAGE,
    Home: 0,
    End: last,
  };
  const to = moves[key] ?? along(key, rows[from], { numberOf, lineAt });
  return to === null ? null : Math.min(Math.max(to, 0), last);
}

/** Right goes on along a line, from its start to itself to its end; left goes back. */
function along(
  key: string,
  row: Row | undefined,
  { numberOf, lineAt }: Pick<Rows, "numberOf" | "lineAt">,
): number | null {
  if (row === undefined || (key !== "ArrowRight" && key !== "ArrowLeft")) return null;
  const { item } = row;
  const next =
    "start" in item
      ? key === "ArrowRight"
        ? item.end
        : item.start
      : key === "ArrowRight"
        ? lineAt.get(item.id)
        : undefined;
  return next === undefined ? null : (numberOf.get(next) ?? null);
}
