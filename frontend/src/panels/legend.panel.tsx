import { Eye, EyeOff, Shapes } from "lucide-react";
import { useMemo } from "react";
import type { PressEvent } from "react-aria-components";
import { Button as AriaButton } from "react-aria-components";
import { useStore } from "zustand";
import { useWords } from "@/app/words";
import hide from "@/chart/commands/hide";
import show from "@/chart/commands/show";
import { type LegendEntry, type LegendPart, type LegendScale, legendOf } from "@/chart/legend/legend";
import { SampleIcon } from "@/chart/legend/SampleIcon";
import { usePicture } from "@/chart/painting";
import type { ChartStore } from "@/chart/store";
import { DataText } from "@/design/DataText";
import { Disclosure } from "@/design/Disclosure";
import { EmptyState } from "@/design/EmptyState";
import { IconButton } from "@/design/IconButton";
import styles from "./legend.module.css";

function Legend({ chart }: { readonly chart: ChartStore }) {
  const t = useWords("legend");
  const parts = useLegend(chart);
  if (parts.length === 0) {
    return (
      <EmptyState icon={Shapes} title={t("empty")}>
        {t("emptyNext")}
      </EmptyState>
    );
  }
  return (
    <div className={styles.legend}>
      {parts.map((part) => (
        <Part key={part.id} part={part} chart={chart} />
      ))}
      <Marks />
    </div>
  );
}

export function useLegend(chart: ChartStore): readonly LegendPart[] {
  const words = { legend: useWords("legend"), kinds: useWords("kinds"), certainty: useWords("certainty") };
  const state = useStore(chart, (open) => open.state);
  const facts = useStore(chart, (open) => open.facts);
  const { visible, styling, certainties, scene } = usePicture(chart);
  // biome-ignore lint/correctness/useExhaustiveDependencies: hovering makes another scene, and no other legend
  return useMemo(
    () => legendOf({ state, facts, picture: { visible, styling, certainties, scene }, words }),
    [state, facts, visible, styling, certainties],
  );
}

function Part({ part, chart }: { readonly part: LegendPart; readonly chart: ChartStore }) {
  return (
    <Disclosure title={<DataText text={part.title} />} isOpenAtFirst>
      {part.scale === null ? null : <Scale scale={part.scale} />}
      <ul className={styles.entries}>
        {part.entries.map((entry) => (
          <Entry key={entry.id} entry={entry} chart={chart} />
        ))}
      </ul>
      {part.notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
    </Disclosure>
  );
}

function Entry({ entry, chart }: { readonly entry: LegendEntry; readonly chart: ChartStore }) {
  const t = useWords("legend");
  const { name, drawn, isHidden } = entry;
  const count = entry.nodes.length + entry.edges.length;
  const about = { name, count, drawn };
  const isReadOnly = useStore(chart, (open) => open.readOnly);
  return (
    <li className={styles.entry} data-hidden={isHidden}>
      <AriaButton
        className={styles.select ?? ""}
        aria-label={t("select", about)}
        onPress={(event) => select(chart, entry, event)}
      >
        <SampleIcon sample={entry.sample} />
        <span className={styles.name}>
          <DataText text={name} limit={40} />
        </span>
        <span className={styles.count}>
          {drawn === count ? count.toLocaleString() : t("countOf", { drawn, count })}
        </span>
      </AriaButton>
      {isReadOnly ? null : (
        <IconButton
          size="small"
          icon={isHidden ? EyeOff : Eye}
          label={t(isHidden ? "show" : "hide", { name })}
          onPress={() => {
            const { nodes, edges } = entry;
            chart.getState().run((isHidden ? show : hide)({ nodes, edges }));
          }}
        />
      )}
    </li>
  );
}

/** With Shift or Ctrl, in addition to what is selected. */
function select(
  chart: ChartStore,
  { nodes, edges }: LegendEntry,
  { shiftKey, ctrlKey, metaKey }: PressEvent,
): void {
  const { state, selection, select: choose } = chart.getState();
  const held = shiftKey || ctrlKey || metaKey ? selection : { nodes: [], edges: [] };
  choose({
    nodes: new Set([...held.nodes, ...nodes.filter((id) => state.nodes[id]?.hidden === false)]),
    edges: new Set([...held.edges, ...edges.filter((id) => state.edges[id]?.hidden === false)]),
  });
}

function Scale({ scale }: { readonly scale: LegendScale }) {
  return (
    <div className={styles.scale}>
      <span>{scale.least}</span>
      <svg className={styles.bar} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        {scale.colours.length === 0 ? (
          <path d="M0 7L100 0V8H0z" className={styles.wedge} />
        ) : (
          scale.colours.map((colour, at) => (
            <rect key={colour} x={at * 20} width="20.2" height="8" fill={colour} />
          ))
        )}
      </svg>
      <span>{scale.most}</span>
    </div>
  );
}

const MARKS = ["pinned", "stub", "gone", "note", "low confidence", "new"] as const;

function Marks() {
  const t = useWords("legend");
  return (
    <Disclosure title={t("marks")}>
      <ul className={styles.entries}>
        {MARKS.map((mark) => (
          <li key={mark} className={styles.note}>
            {t(`mark.${mark}`)}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

export default { id: "legend", icon: Shapes, side: "left", order: 20, Component: Legend } as const;
