import { words } from "@/app/words";

/** "1 node", "3 relationships": for sentences that tell of both. */
export function amounts(counts: { readonly nodes: number; readonly edges: number }): {
  readonly nodes: string;
  readonly edges: string;
} {
  const t = words("chart");
  return { nodes: t("nodes", { count: counts.nodes }), edges: t("edges", { count: counts.edges }) };
}
