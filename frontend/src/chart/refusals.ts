import type { ActionContext } from "./action";
import { drawnOf, nodesOf } from "./selecting";

export type Refusal = (context: ActionContext) => string | null;

/** The first reason that holds. */
export function refusedFor(...refusals: readonly Refusal[]): Refusal {
  return (context) => {
    for (const refusal of refusals) {
      const reason = refusal(context);
      if (reason !== null) return reason;
    }
    return null;
  };
}

export const readOnly: Refusal = ({ chart }) => (chart.getState().readOnly ? "readOnly" : null);

export const nothing: Refusal = ({ nodes, edges, groups }) =>
  nodes.length + edges.length + groups.length === 0 ? "nothing" : null;

export const noNodes: Refusal = (context) => (nodesOf(context).length === 0 ? "noNodes" : null);

export const empty: Refusal = ({ chart }) =>
  Object.keys(chart.getState().state.nodes).length === 0 ? "empty" : null;

export const noneDrawn: Refusal = ({ chart }) => {
  const { nodes, groups } = drawnOf(chart.getState());
  return nodes.length + groups.length === 0 ? "empty" : null;
};

export const noPicture: Refusal = ({ renderer }) => (renderer === null ? "noPicture" : null);
