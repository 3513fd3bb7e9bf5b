import { MousePointerClick, NotebookText } from "lucide-react";
import { useMemo } from "react";
import { useStore } from "zustand";
import { useWords } from "@/app/words";
import type { ChartStore } from "@/chart/store";
import { EmptyState } from "@/design/EmptyState";
import styles from "./card/card.module.css";
import { EdgeCard, End } from "./card/EdgeCard";
import { GroupCard } from "./card/GroupCard";
import { NodeCard } from "./card/NodeCard";
import { Notes } from "./card/Notes";

const LISTED_EDGES = 12;
const LISTED_NODES = 50;

/** What is known of the selection. */
function Details({ chart }: { readonly chart: ChartStore }) {
  const t = useWords("card");
  const { nodes, edges } = useStore(chart, (open) => open.selection);
  const groups = useStore(chart, (open) => open.state.groups);
  const elements = useMemo(
    () => [...[...nodes].flatMap((id) => groups[id]?.members ?? [id]), ...edges],
    [nodes, edges, groups],
  );
  if (elements.length === 0) {
    return (
      <EmptyState icon={MousePointerClick} title={t("nothing")}>
        {t("nothingNext")}
      </EmptyState>
    );
  }
  return (
    <div className={styles.panel}>
      {nodes.size + edges.size === 1 ? <One chart={chart} /> : <Several chart={chart} />}
      <Notes chart={chart} elements={elements} />
    </div>
  );
}

function One({ chart }: { readonly chart: ChartStore }) {
  const { state, selection } = useStore(chart);
  const [id = ""] = [...selection.nodes, ...selection.edges];
  const node = state.nodes[id];
  if (node !== undefined) return <NodeCard key={id} node={node} chart={chart} />;
  const group = state.groups[id];
  if (group !== undefined) return <GroupCard group={group} chart={chart} />;
  const edge = state.edges[id];
  return edge === undefined ? null : <EdgeCard key={id} edge={edge} chart={chart} />;
}

/** A line that stands for several, or whatever a person chose: the first few in full, all of them counted. */
function Several({ chart }: { readonly chart: ChartStore }) {
  const t = useWords("card");
  const { state, selection } = useStore(chart);
  const edges = [...selection.edges].flatMap((id) => state.edges[id] ?? []);
  const nodes = [...selection.nodes];
  const total = edges.length + nodes.length;
  const shownEdges = nodes.length === 0 ? edges.slice(0, LISTED_EDGES) : [];
  const shownNodes = nodes.slice(0, LISTED_NODES);
  const listed = shownEdges.length + shownNodes.length;
  return (
    <>
      <p className={styles.several}>{t("several", { nodes: nodes.length, edges: edges.length })}</p>
      {listed === 0 ? null : (
        <ul className={styles.list}>
          {shownNodes.map((id) => (
            <li key={id}>
              <End id={id} chart={chart} />
            </li>
          ))}
          {shownEdges.map((edge) => (
            <li key={edge.id}>
              <EdgeCard edge={edge} chart={chart} />
            </li>
          ))}
        </ul>
      )}
      {listed < total ? <p className={styles.soft}>{t("listed", { listed, total })}</p> : null}
    </>
  );
}

export default { id: "card", icon: NotebookText, side: "right", order: 10, Component: Details } as const;
