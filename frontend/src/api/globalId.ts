import type { NodeLabel } from "./schema";

/** The API's id of a node whose key is known, as api/ids.py makes it: for answers that name nodes by their keys. */
export function globalId(caseId: string, label: string, key: string): string {
  const bytes = new TextEncoder().encode(`1:${caseId}:${label}:${key}`);
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** PERSON of GraphQL is Person of the graph. */
export function labelInGraph(label: NodeLabel): string {
  return label.charAt(0) + label.slice(1).toLowerCase();
}
