import { useStore } from "zustand";
import { useWords } from "@/app/words";
import { captionOf } from "@/chart/captions";
import setTopology from "@/chart/commands/setTopology";
import type { TopologicalFilter } from "@/chart/model";
import type { ChartStore } from "@/chart/store";
import { DataText } from "@/design/DataText";
import { NumberField } from "@/design/NumberField";
import { Select } from "@/design/Select";
import styles from "./filters.module.css";

const KINDS = ["none", "k-core", "ego", "largest component", "degree"] as const;
type Kind = (typeof KINDS)[number];

/** What is kept by how nodes hang together, whatever they are. */
export function Topology({ chart }: { readonly chart: ChartStore }) {
  const t = useWords("filters");
  const topology = useStore(chart, (open) => open.state.topology);
  const selected = useStore(chart, (open) => [...open.selection.nodes].find((id) => id in open.state.nodes));
  const set = (next: TopologicalFilter | null): void => chart.getState().run(setTopology({ topology: next }));
  const choose = (kind: Kind): void => {
    if (kind === "none") set(null);
    else if (kind === "k-core") set({ kind, k: 2 });
    else if (kind === "degree") set({ kind, least: 2 });
    else if (kind === "largest component") set({ kind });
    else if (selected !== undefined) set({ kind, centre: selected, steps: 1 });
  };
  return (
    <div className={styles.topology}>
      <Select
        label={t("topology.kind")}
        options={KINDS.map((kind) => ({
          value: kind,
          label: t(`topology.${kind}`),
          help: kind === "ego" && selected === undefined ? t("topology.noCentre") : undefined,
        }))}
        value={topology?.kind ?? "none"}
        onChange={choose}
      />
      {topology === null ? null : <Parameter topology={topology} chart={chart} onChange={set} />}
    </div>
  );
}

interface ParameterProps {
  readonly topology: TopologicalFilter;
  readonly chart: ChartStore;
  onChange(topology: TopologicalFilter): void;
}

function Parameter({ topology, chart, onChange }: ParameterProps) {
  const t = useWords("filters");
  switch (topology.kind) {
    case "k-core":
      return (
        <NumberField
          label={t("topology.k")}
          value={topology.k}
          least={1}
          most={100}
          onChange={(k) => Number.isNaN(k) || onChange({ ...topology, k })}
        />
      );
    case "degree":
      return (
        <NumberField
          label={t("topology.least")}
          value={topology.least}
          least={1}
          most={10_000}
          onChange={(least) => Number.isNaN(least) || onChange({ ...topology, least })}
        />
      );
    case "ego":
      return (
        <>
          <Centre id={topology.centre} chart={chart} />
          <NumberField
            label={t("topology.steps")}
            value={topology.steps}
            least={1}
            most={10}
            onChange={(steps) => Number.isNaN(steps) || onChange({ ...topology, steps })}
          />
        </>
      );
    case "largest component":
      return null;
  }
}

function Centre({ id, chart }: { readonly id: string; readonly chart: ChartStore }) {
  const t = useWords("filters");
  const name = useStore(chart, ({ state, facts }) => {
    const node = state.nodes[id];
    return node === undefined ? "?" : captionOf(node, facts, state.captions);
  });
  return (
    <p className={styles.note}>
      <DataText text={t("topology.centre", { name: name.replace(/[\u2068\u2069]/g, "") })} />
    </p>
  );
}
