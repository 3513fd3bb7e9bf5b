import type { Facts } from "./facts";
import { asValues, LABEL, nodeFact } from "./fields";
import { type GroupingPlan, groupsBy } from "./groupsBy";
import type { ChartState } from "./model";

/** Of the fields that fit, the one that is known of most nodes; communities first. */
const FIELDS = ["community", "component", LABEL];

/** Groups that make a chart small enough to be drawn: communities as single nodes, else components, else labels. */
export function condensed(state: Pick<ChartState, "nodes">, facts: Facts): GroupingPlan {
  const nodes = Object.values(state.nodes);
  const known = (field: string): number =>
    nodes.filter((node) => asValues(nodeFact(node, facts, field)).length > 0).length;
  const field = FIELDS.find((each) => known(each) * 2 >= nodes.length) ?? LABEL;
  return groupsBy(state, facts, { field, ids: nodes.map(({ id }) => id), collapsedAbove: 1 });
}
