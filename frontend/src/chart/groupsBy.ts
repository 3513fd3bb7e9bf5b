import type { ActionContext } from "./action";
import type { Facts } from "./facts";
import { asValues, nodeFact } from "./fields";
import { groupName } from "./groupNames";
import type { ChartNode, ChartState, Group, NodeId } from "./model";
import { centreOf } from "./placing";

/** A group of more nodes is collapsed at once: so many can't be read one by one. */
export const COLLAPSED_ABOVE = 50;

export interface GroupingPlan {
  readonly groups: readonly Group[];
  /** Nodes without a value: they stay single. */
  readonly without: number;
  /** Nodes whose value no other has: they stay single too. */
  readonly alone: number;
}

interface HowToGroup {
  readonly field: string;
  readonly ids: readonly NodeId[];
  /** Groups of more members are collapsed. */
  readonly collapsedAbove: number;
}

/** What grouping by a field would make. A node with several values goes with those that have the same ones. */
export function groupsBy(
  { nodes }: Pick<ChartState, "nodes">,
  facts: Facts,
  { field, ids, collapsedAbove }: HowToGroup,
): GroupingPlan {
  const held = ids.flatMap((id) => nodes[id] ?? []);
  const values = byValue(held, (node) => fieldValue(node, facts, field));
  const without = values.get(null)?.length ?? 0;
  const named = [...values].flatMap(([value, each]) => (value === null ? [] : [{ value, each }]));
  const several = named.filter(({ each }) => each.length > 1);
  return {
    groups: several
      .sort((one, other) => other.each.length - one.each.length || one.value.localeCompare(other.value))
      .map(({ value, each }) => groupOf(nodes, field, value, each, each.length > collapsedAbove)),
    without,
    alone: named.length - several.length,
  };
}

function byValue(
  nodes: readonly ChartNode[],
  named: (node: ChartNode) => string | null,
): ReadonlyMap<string | null, readonly ChartNode[]> {
  const values = new Map<string | null, ChartNode[]>();
  for (const node of nodes) {
    const value = named(node);
    const held = values.get(value);
    if (held === undefined) values.set(value, [node]);
    else held.push(node);
  }
  return values;
}

function fieldValue(node: ChartNode, facts: Facts, field: string): string | null {
  const values = asValues(nodeFact(node, facts, field));
  return values.length === 0 ? null : [...values].sort().join(", ");
}

/** The same field and value make the same group, so that grouping again replaces it. */
function groupOf(
  nodes: ChartState["nodes"],
  field: string,
  value: string,
  each: readonly ChartNode[],
  collapsed: boolean,
): Group {
  const members = each.map(({ id }) => id);
  const place = centreOf(nodes, members) ?? { x: 0, y: 0 };
  return {
    id: `group:${field}:${value}`,
    name: groupName(field, value),
    by: field,
    members,
    collapsed,
    ...place,
  };
}

/** A group that a person makes of some nodes. */
export function groupByHand(
  { nodes }: Pick<ChartState, "nodes">,
  id: string,
  name: string,
  members: readonly NodeId[],
): Group {
  const place = centreOf(nodes, members) ?? { x: 0, y: 0 };
  return { id: `group:${id}`, name, by: null, members, collapsed: false, ...place };
}

/** The groups that are acted on: those that were chosen, and those that chosen nodes are in. */
export function groupsOf({
  chart,
  nodes,
  groups,
}: Pick<ActionContext, "chart" | "nodes" | "groups">): Group[] {
  const chosen = new Set([...groups, ...nodes]);
  return Object.values(chart.getState().state.groups).filter(
    (group) => chosen.has(group.id) || group.members.some((member) => chosen.has(member)),
  );
}
