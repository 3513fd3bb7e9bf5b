import type { NodeLabel } from "@/api/schema";
import type { Given } from "@/parameters/parameter";
import type { ChartNode } from "./model";

interface AskedFor {
  readonly name: string;
  readonly type: string;
}

/** By these names an investigation's parameters take a node of the label, by its key. */
const TAKEN_BY: Readonly<Partial<Record<NodeLabel, readonly string[]>>> = {
  ACCOUNT: ["account", "other", "source", "target"],
  POST: ["post"],
  HASHTAG: ["hashtag"],
  LINK: ["link"],
  DOMAIN: ["domain"],
  MEDIA: ["media"],
  CHANNEL: ["channel"],
};

export function isAskedAbout(label: NodeLabel): boolean {
  return TAKEN_BY[label] !== undefined;
}

/** Parameters with the nodes filled in, each once; null where not all of them have a place. */
export function filledWith(parameters: readonly AskedFor[], nodes: readonly ChartNode[]): Given | null {
  const given: Record<string, string> = {};
  for (const { label, key } of nodes) {
    const names = TAKEN_BY[label] ?? [];
    const free = parameters.find(
      ({ name, type }) => type === "string" && names.includes(name) && given[name] === undefined,
    );
    if (free === undefined) return null;
    given[free.name] = key;
  }
  return nodes.length === 0 ? null : given;
}
