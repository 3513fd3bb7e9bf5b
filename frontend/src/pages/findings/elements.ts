/** Names of nodes by their ids. */
export type ElementNames = ReadonlyMap<string, string>;

type Parts =
  | { readonly kind: "node"; readonly id: string }
  | { readonly kind: "edge"; readonly type: string; readonly start: string; readonly end: string };

/** An element's id taken apart: a node's, or `TYPE|start|end` of an edge. */
export function partsOf(id: string): Parts {
  const [type, start, end] = id.split("|");
  if (type === undefined || start === undefined || end === undefined) return { kind: "node", id };
  return { kind: "edge", type, start, end };
}

/** The nodes that these elements are, or lead between. */
export function nodesOf(elements: readonly string[]): string[] {
  const nodes = elements.flatMap((id) => {
    const parts = partsOf(id);
    return parts.kind === "node" ? [parts.id] : [parts.start, parts.end];
  });
  return [...new Set(nodes)];
}
