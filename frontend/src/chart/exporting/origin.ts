import type { Client } from "@urql/core";
import type { TFunction } from "i18next";
import { ask } from "@/api/ask";
import type { ChartState } from "../model";
import type { Picture } from "../picture";
import type { Origin } from "./drawn";
import { CaseTitleDocument } from "./exporting.generated";

export async function originOf(api: Client, caseId: string, chart: string): Promise<Origin> {
  const { title } = (await ask(api, CaseTitleDocument, { caseId })).case;
  return { caseId, caseTitle: title, chart, exportedAt: new Date().toISOString() };
}

/** What stands below an exported picture, so that nobody takes it for more than it is. */
export function originLines(
  origin: Origin,
  state: ChartState,
  { visible }: Picture,
  t: TFunction,
): readonly string[] {
  const { hand, filter, topology, time, end } = visible.removed;
  const both = ({ nodes, edges }: { readonly nodes: number; readonly edges: number }): number =>
    nodes + edges;
  const left = { hand: both(hand), filter: both(filter) + both(topology), time: both(time), end: end.edges };
  const isAll = Object.values(left).every((count) => count === 0);
  const known = state.time.knownOn;
  return [
    `${t("line.case", { title: origin.caseTitle, id: origin.caseId })}. ${t("line.at", { at: origin.exportedAt.slice(0, 19).replace("T", " ") })}.`,
    ...(known === null ? [] : [t("line.known", { at: known })]),
    `${t("line.shown", { nodes: visible.nodes.size, edges: visible.edges.size })} ${isAll ? t("line.all") : t("line.notShown", left)}`,
  ];
}
