import type { Scene, SceneEdge, SceneNode } from "../scene";

/** What is drawn: by id, in the order of drawing. */
export interface Drawn {
  readonly nodes: ReadonlyMap<string, SceneNode>;
  readonly edges: ReadonlyMap<string, SceneEdge>;
}

export const NOTHING_DRAWN: Drawn = { nodes: new Map(), edges: new Map() };

/** How one picture becomes the next. What is the same object is the same; scenes share what did not change. */
export interface Changes {
  readonly addedNodes: readonly SceneNode[];
  readonly changedNodes: readonly SceneNode[];
  /** Of the changed ones, those that are elsewhere or larger: their lines end elsewhere. */
  readonly movedNodes: readonly SceneNode[];
  readonly removedNodes: readonly string[];
  readonly addedEdges: readonly SceneEdge[];
  readonly changedEdges: readonly SceneEdge[];
  readonly removedEdges: readonly string[];
}

export function drawnOf(scene: Scene): Drawn {
  return {
    nodes: new Map(scene.nodes.map((node) => [node.id, node])),
    edges: new Map(scene.edges.map((edge) => [edge.id, edge])),
  };
}

export function changesBetween(before: Drawn, after: Drawn): Changes {
  const nodes = compared(before.nodes, after.nodes);
  const edges = compared(before.edges, after.edges);
  const rewired = new Set(edges.changed.filter((edge) => isRewired(before.edges.get(edge.id), edge)));
  return {
    addedNodes: nodes.added,
    changedNodes: nodes.changed,
    movedNodes: nodes.changed.filter((node) => isMoved(before.nodes.get(node.id), node)),
    removedNodes: nodes.removed,
    addedEdges: [...edges.added, ...rewired],
    changedEdges: edges.changed.filter((edge) => !rewired.has(edge)),
    removedEdges: [...edges.removed, ...[...rewired].map((edge) => edge.id)],
  };
}

/** Whether other things are drawn than before, not the same ones in another way. */
export function isRebuilt(changes: Changes): boolean {
  return (
    changes.addedNodes.length > 0 ||
    changes.removedNodes.length > 0 ||
    changes.addedEdges.length > 0 ||
    changes.removedEdges.length > 0
  );
}

function compared<Item extends SceneNode | SceneEdge>(
  before: ReadonlyMap<string, Item>,
  after: ReadonlyMap<string, Item>,
): {
  readonly added: readonly Item[];
  readonly changed: readonly Item[];
  readonly removed: readonly string[];
} {
  const added: Item[] = [];
  const changed: Item[] = [];
  for (const [id, item] of after) {
    const held = before.get(id);
    if (held === undefined) added.push(item);
    else if (held !== item && !isSame(held, item)) changed.push(item);
  }
  const removed =
    added.length === after.size - before.size ? [] : [...before.keys()].filter((id) => !after.has(id));
  return { added, changed, removed };
}

function isSame<Item extends SceneNode | SceneEdge>(one: Item, other: Item): boolean {
  return (Object.keys(other) as (keyof Item)[]).every((name) => {
    const [held, given] = [one[name], other[name]];
    return held === given || (Array.isArray(held) && Array.isArray(given) && isSameList(held, given));
  });
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, at) => item === other[at]);
}

function isMoved(before: SceneNode | undefined, after: SceneNode): boolean {
  return before?.x !== after.x || before.y !== after.y || before.size !== after.size;
}

/** A line between others, or bent where it was straight, is another line to the GPU. */
function isRewired(before: SceneEdge | undefined, after: SceneEdge): boolean {
  return (
    before?.start !== after.start || before.end !== after.end || (before.curve === 0) !== (after.curve === 0)
  );
}
