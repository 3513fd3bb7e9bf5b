import { useMemo } from "react";
import { useStore } from "zustand";
import type { NodeLabel, RelationshipType } from "@/api/schema";
import { useWords } from "@/app/words";
import { type Attribute, attributesOf } from "@/chart/attributes";
import type { Target } from "@/chart/model";
import type { ChartStore } from "@/chart/store";
import { fieldWord, kindWord } from "@/chart/wording";
import { type Option, Select } from "@/design/Select";

/** What a filter or a rule is about: nodes of a label, edges of a type, or all of them; and a field that they have. */
export interface About {
  readonly on: Target;
  readonly kind: NodeLabel | RelationshipType | null;
}

interface KindSelectProps {
  readonly chart: ChartStore;
  readonly about: About;
  onChange(about: About): void;
}

export function KindSelect({ chart, about, onChange }: KindSelectProps) {
  const t = useWords("filters");
  const kinds = useWords("kinds");
  const nodes = useStore(chart, (open) => open.state.nodes);
  const edges = useStore(chart, (open) => open.state.edges);
  const options = useMemo(() => {
    const labels = [...new Set(Object.values(nodes).map((node) => node.label))].sort();
    const types = [...new Set(Object.values(edges).map((edge) => edge.type))].sort();
    const found: [About, string][] = [
      ...labels.map((kind): [About, string] => [
        { on: "nodes", kind },
        t("nodesOf", { kind: kindWord(kind, kinds) }),
      ]),
      ...types.map((kind): [About, string] => [
        { on: "edges", kind },
        t("edgesOf", { kind: kindWord(kind, kinds) }),
      ]),
    ];
    if (labels.length > 0) found.push([{ on: "nodes", kind: null }, t("allNodes")]);
    if (types.length > 0) found.push([{ on: "edges", kind: null }, t("allEdges")]);
    return found;
  }, [nodes, edges, t, kinds]);
  const choose = (value: string): void => {
    const chosen = options.find(([each]) => nameOf(each) === value);
    if (chosen !== undefined) onChange(chosen[0]);
  };
  return (
    <Select
      label={t("of")}
      options={options.map(([each, label]): Option => ({ value: nameOf(each), label }))}
      value={nameOf(about)}
      onChange={choose}
    />
  );
}

function nameOf({ on, kind }: About): string {
  return `${on}:${kind ?? ""}`;
}

interface FieldSelectProps {
  readonly fields: readonly Attribute[];
  readonly value: string | null;
  onChange(field: string): void;
}

export function FieldSelect({ fields, value, onChange }: FieldSelectProps) {
  const t = useWords("filters");
  const kinds = useWords("kinds");
  return (
    <Select
      label={t("field")}
      options={fields.map(({ field, known }) => ({
        value: field,
        label: fieldWord(field, kinds),
        help: t("known", { count: known }),
      }))}
      value={value}
      onChange={onChange}
    />
  );
}

export function useAttributes(chart: ChartStore, { on, kind }: About): readonly Attribute[] {
  const nodes = useStore(chart, (open) => open.state.nodes);
  const edges = useStore(chart, (open) => open.state.edges);
  const facts = useStore(chart, (open) => open.facts);
  return useMemo(() => attributesOf({ nodes, edges }, facts, on, kind), [nodes, edges, facts, on, kind]);
}
