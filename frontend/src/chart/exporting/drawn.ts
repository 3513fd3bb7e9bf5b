import { addresses } from "@/app/addresses";
import { evidenceOf } from "../evidenceOf";
import type { Fact, Facts } from "../facts";
import type { ChartState, NodeId, TimeView } from "../model";
import type { Picture } from "../picture";
import type { Certainty } from "../scene";

export const DATA_FORMAT = 1;

/** Where an export comes from: what a reader needs to judge it, and to find the chart again. */
export interface Origin {
  readonly caseId: string;
  readonly caseTitle: string;
  readonly chart: string;
  readonly exportedAt: string;
}

interface DrawnNode {
  readonly id: NodeId;
  readonly label: string;
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly evidence: string;
  readonly known: Readonly<Record<string, Fact>> | null;
}

interface DrawnEdge {
  readonly id: string;
  readonly type: string;
  readonly start: NodeId;
  readonly end: NodeId;
  readonly certainty: Certainty;
  readonly evidence: string;
  readonly known: Readonly<Record<string, Fact>> | null;
}

/** What is drawn of a chart, and how much of it is not: the data that is exported as JSON. */
export interface DrawnData extends Origin {
  readonly format: number;
  readonly time: TimeView;
  readonly total: { readonly nodes: number; readonly edges: number };
  readonly notShown: Picture["visible"]["removed"];
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
}

export function drawnData(origin: Origin, state: ChartState, facts: Facts, picture: Picture): DrawnData {
  const { visible, certainties } = picture;
  const { caseId } = origin;
  return {
    format: DATA_FORMAT,
    ...origin,
    time: state.time,
    total: { nodes: Object.keys(state.nodes).length, edges: Object.keys(state.edges).length },
    notShown: visible.removed,
    nodes: [...visible.nodes.keys()].flatMap((id) => {
      const node = state.nodes[id];
      if (node === undefined) return [];
      const { label, key, x, y } = node;
      const known = facts.nodes.get(id)?.values ?? null;
      return [{ id, label, key, x, y, evidence: addresses.evidence(caseId, id), known }];
    }),
    edges: [...visible.edges.keys()].flatMap((id) => {
      const edge = state.edges[id];
      if (edge === undefined) return [];
      const { type, start, end } = edge;
      const certainty = certainties.get(id) ?? "asserted";
      const known = facts.edges.get(id);
      const values = known === undefined ? null : { at: known.at, ...known.values };
      return [{ id, type, start, end, certainty, evidence: evidenceOf(caseId, edge), known: values }];
    }),
  };
}
