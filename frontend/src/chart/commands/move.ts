import { commandKind } from "../command";
import type { NodeId, Point } from "../model";
import { rounded } from "../places";

export interface Moved {
  readonly positions: Readonly<Record<NodeId, Point>>;
  /** A layout's name where one moved them; none: a person did. */
  readonly layout?: string;
}

/** New places, of nodes or groups, moved by hand or by a layout. Pinned nodes are moved by hand alone. */
export default commandKind<Moved>("move", {
  apply(state, { positions, layout }) {
    const isMoved = (held: Point | undefined, { x, y }: Point) =>
      held !== undefined && (held.x !== x || held.y !== y);
    const nodes = { ...state.nodes };
    const groups = { ...state.groups };
    let moved = layout !== undefined && layout !== state.layout;
    for (const [id, { x, y }] of Object.entries(positions)) {
      const [node, group] = [nodes[id], groups[id]];
      const isHeld = layout !== undefined && node?.pinned === true;
      if (node !== undefined && !isHeld && isMoved(node, { x, y })) nodes[id] = { ...node, x, y };
      if (group !== undefined && isMoved(group, { x, y })) groups[id] = { ...group, x, y };
      moved ||= nodes[id] !== node || groups[id] !== group;
    }
    return moved ? { ...state, nodes, groups, layout: layout ?? state.layout } : state;
  },
  kept: (data) => ({ ...data, positions: allRounded(data.positions) }),
  told: ({ positions, layout }) =>
    layout === undefined
      ? { key: "move", values: { nodes: Object.keys(positions).length } }
      : { key: "layout", values: { layout } },
});

function allRounded(positions: Moved["positions"]): Moved["positions"] {
  return Object.fromEntries(
    Object.entries(positions).map(([id, { x, y }]) => [id, { x: rounded(x), y: rounded(y) }]),
  );
}
