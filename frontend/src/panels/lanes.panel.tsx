import { Rows3 } from "lucide-react";
import { useMemo, useState } from "react";
import { useStore } from "zustand";
import { useWords } from "@/app/words";
import { captionOf } from "@/chart/captions";
import type { EdgeId, NodeId } from "@/chart/model";
import { usePicture } from "@/chart/painting";
import type { ChartStore } from "@/chart/store";
import { kindWord } from "@/chart/wording";
import { Choice } from "@/design/Choice";
import { EmptyState } from "@/design/EmptyState";
import { clockIn, precisionFor } from "@/time/clock";
import type { Bins } from "@/time/spread";
import { useSpread } from "@/time/useSpread";
import { asWindow } from "@/time/windows";
import { zoneTold } from "@/time/zones";
import { LaneRows } from "./lanes/LaneRows";
import { type By, type Lane, type LaneMark, lanesOf, NO_COMMUNITY, tallyOf } from "./lanes/lanes";
import styles from "./lanes/lanes.module.css";

/** What accounts or communities of the chart did, each on a line of its own through time. */
function Timeline({ chart }: { readonly chart: ChartStore }) {
  const t = useWords("lanes");
  const { bins } = useSpread(chart);
  if (bins === null)
    return (
      <EmptyState icon={Rows3} title={t("empty")}>
        {t("emptyNext")}
      </EmptyState>
    );
  return <Lanes chart={chart} bins={bins} />;
}

function Lanes({ chart, bins }: { readonly chart: ChartStore; readonly bins: Bins }) {
  const t = useWords("lanes");
  const [by, setBy] = useState<By>("account");
  const [mark, setMark] = useState<LaneMark | null>(null);
  const { state, selection, playing } = useStore(chart);
  const found = useLanes(chart, by);
  const tell = useTold(chart);
  const { zone, windows } = state.time;
  const [since, until] = bins.whole;
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <Choice<By>
          label={t("by")}
          labelIsHidden
          options={[
            { value: "account", label: t("byAccount") },
            { value: "community", label: t("byCommunity") },
          ]}
          value={by}
          onChange={setBy}
        />
        <p className={styles.soft}>
          {t("count", { count: found.lanes.length })}{" "}
          {found.empty === 0 ? null : `${t(`without.${by}`, { count: found.empty })} `}
          {found.homeless === 0 ? null : t("homeless", { count: found.homeless })}
        </p>
        <p className={styles.told} role="status">
          {mark === null ? t("help") : tell.mark(mark)}
        </p>
      </div>
      <LaneRows
        key={by}
        label={t("label", { by: t(by === "account" ? "byAccount" : "byCommunity") })}
        lanes={found.lanes}
        whole={bins.whole}
        shaded={playing === null ? windows.map(asWindow) : [playing]}
        selection={selection}
        titleOf={tell.title}
        told={tell.lane}
        onMark={setMark}
        onSelect={(chosen, adding) => select(chart, chosen, adding)}
      />
      <p className={styles.axis}>
        <span>{clockIn(zone, since, precisionFor(bins.width))}</span>
        <span>{t("axis", { zone: zoneTold(zone, until) })}</span>
        <span>{clockIn(zone, until, precisionFor(bins.width))}</span>
      </p>
    </div>
  );
}

function useLanes(chart: ChartStore, by: By) {
  const nodes = useStore(chart, (open) => open.state.nodes);
  const edges = useStore(chart, (open) => open.state.edges);
  const facts = useStore(chart, (open) => open.facts);
  const { visible } = usePicture(chart);
  return useMemo(() => lanesOf({ nodes, edges }, facts, visible, by), [nodes, edges, facts, visible, by]);
}

/** Lanes and marks in words. */
function useTold(chart: ChartStore) {
  const t = useWords("lanes");
  const kinds = useWords("kinds");
  const { state, facts } = useStore(chart);
  const { zone } = state.time;
  const nameOf = (id: NodeId): string => {
    const node = state.nodes[id];
    return node === undefined ? "" : captionOf(node, facts, state.captions);
  };
  const title = (lane: Lane): string => {
    if (lane.nodes.length === 1 && lane.nodes[0] === lane.id) return nameOf(lane.id);
    return lane.id === NO_COMMUNITY ? t("noCommunity") : t("community", { name: lane.id });
  };
  const when = ([first, last]: readonly [number, number]): string =>
    first === last
      ? clockIn(zone, first)
      : t("fromTo", { first: clockIn(zone, first), last: clockIn(zone, last) });
  const edgeName = (id: EdgeId): string => {
    const edge = state.edges[id];
    if (edge === undefined) return "";
    return t("edge", { type: kindWord(edge.type, kinds), start: nameOf(edge.start), end: nameOf(edge.end) });
  };
  return {
    title,
    lane: (lane: Lane): string => {
      const { posts, edges, first, last } = tallyOf(lane);
      const tally = { posts: t("posts", { count: posts }), edges: t("edges", { count: edges }) };
      return t("lane", { title: title(lane), ...tally, when: when([first, last]) });
    },
    mark: ({ kind, id, span }: LaneMark): string =>
      `${kind === "node" ? t("post", { text: nameOf(id) }) : edgeName(id)} · ${when(span)} ${zoneTold(zone, span[0])}`,
  };
}

function select(chart: ChartStore, chosen: Lane | LaneMark, adding: boolean): void {
  const { selection, select: choose } = chart.getState();
  const nodes = "marks" in chosen ? chosen.nodes : chosen.kind === "node" ? [chosen.id] : [];
  const edges = "marks" in chosen || chosen.kind === "node" ? [] : [chosen.id];
  choose({
    nodes: new Set([...(adding ? selection.nodes : []), ...nodes]),
    edges: new Set([...(adding ? selection.edges : []), ...edges]),
  });
}

export default { id: "lanes", icon: Rows3, side: "bottom", order: 30, Component: Timeline } as const;
