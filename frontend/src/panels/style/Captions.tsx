import { useMemo } from "react";
import { useStore } from "zustand";
import type { NodeLabel } from "@/api/schema";
import { useWords } from "@/app/words";
import setCaptions from "@/chart/commands/setCaptions";
import type { Captions as CaptionChoice } from "@/chart/model";
import type { ChartStore } from "@/chart/store";
import { fieldWord, kindWord } from "@/chart/wording";
import { NumberField } from "@/design/NumberField";
import { Select } from "@/design/Select";
import { Switch } from "@/design/Switch";
import { useAttributes } from "../KindAndField";
import styles from "./style.module.css";

const BEST = "best";
const NONE = "none";
const LEAST = 4;
const MOST = 120;

/** What is written beside nodes, how much of it, and whether lines say what they are. */
export function Captions({ chart }: { readonly chart: ChartStore }) {
  const t = useWords("style");
  const captions = useStore(chart, (open) => open.state.captions);
  const nodes = useStore(chart, (open) => open.state.nodes);
  const labels = useMemo(() => [...new Set(Object.values(nodes).map((node) => node.label))].sort(), [nodes]);
  const set = (changed: Partial<CaptionChoice>): void =>
    chart.getState().run(setCaptions({ captions: { ...captions, ...changed } }));
  return (
    <div className={styles.captions}>
      {labels.map((label) => (
        <CaptionField
          key={label}
          label={label}
          chart={chart}
          value={captions.fields[label] ?? null}
          onChange={(field) => set({ fields: withField(captions.fields, label, field) })}
        />
      ))}
      <NumberField
        label={t("captions.characters")}
        value={captions.characters}
        least={LEAST}
        most={MOST}
        onChange={(characters) => {
          if (!Number.isNaN(characters)) set({ characters });
        }}
      />
      <Switch isOn={captions.edges} onChange={(edges) => set({ edges })}>
        {t("captions.edges")}
      </Switch>
    </div>
  );
}

type Fields = CaptionChoice["fields"];

function withField(fields: Fields, label: NodeLabel, field: string | null): Fields {
  const { [label]: _, ...others } = fields;
  return field === null ? others : { ...others, [label]: field };
}

interface CaptionFieldProps {
  readonly label: NodeLabel;
  readonly chart: ChartStore;
  /** None: the best; empty: no caption. */
  readonly value: string | null;
  onChange(field: string | null): void;
}

function CaptionField({ label, chart, value, onChange }: CaptionFieldProps) {
  const t = useWords("style");
  const kinds = useWords("kinds");
  const fields = useAttributes(chart, { on: "nodes", kind: label });
  const options = [
    { value: BEST, label: t("captions.best") },
    { value: NONE, label: t("captions.none") },
    { value: "key", label: fieldWord("key", kinds) },
    ...fields
      .filter(({ field }) => field !== "label" && field !== "key")
      .map(({ field }) => ({ value: field, label: fieldWord(field, kinds) })),
  ];
  return (
    <Select
      label={t("captions.of", { kind: kindWord(label, kinds) })}
      options={options}
      value={value === null ? BEST : value === "" ? NONE : value}
      onChange={(chosen) => onChange(chosen === BEST ? null : chosen === NONE ? "" : chosen)}
    />
  );
}
