import { ArrowRight, FileSearch } from "lucide-react";
import { Button as AriaButton } from "react-aria-components";
import { Link } from "wouter";
import { useStore } from "zustand";
import { useWords } from "@/app/words";
import { captionOf } from "@/chart/captions";
import { evidenceOf } from "@/chart/evidenceOf";
import { Sureness } from "@/chart/hover/Sureness";
import { EDGE_KINDS } from "@/chart/kinds";
import type { ChartEdge, NodeId } from "@/chart/model";
import type { ChartStore } from "@/chart/store";
import { kindWord } from "@/chart/wording";
import { DataText } from "@/design/DataText";
import { KindIcon } from "@/design/KindIcon";
import styles from "./card.module.css";
import { FactList } from "./Facts";
import { SamplePosts } from "./SamplePosts";

/** What an edge says, how that is known, and the way to the posts behind it. */
export function EdgeCard({ edge, chart }: { readonly edge: ChartEdge; readonly chart: ChartStore }) {
  const t = useWords("card");
  const kinds = useWords("kinds");
  const { caseId, state, facts } = useStore(chart);
  const known = facts.edges.get(edge.id);
  return (
    <article className={styles.card}>
      <p className={styles.kind}>{kindWord(edge.type, kinds)}</p>
      <div className={styles.ends}>
        <End id={edge.start} chart={chart} />
        {EDGE_KINDS[edge.type].directed ? <ArrowRight size={16} aria-label={t("to")} /> : <span>—</span>}
        <End id={edge.end} chart={chart} />
      </div>
      <Sureness edge={edge} chart={chart} />
      {edge.type === "COORDINATED_WITH" ? (
        <SamplePosts edge={edge} chart={chart} />
      ) : (
        <div className={styles.buttons}>
          <Link href={evidenceOf(caseId, edge)} className={styles.link ?? ""}>
            <FileSearch size={14} aria-hidden="true" />
            {t(edge.type === "INTERACTED" ? "posts" : "evidence")}
          </Link>
        </div>
      )}
      {known === undefined ? (
        <p className={styles.soft}>{t("notRead")}</p>
      ) : (
        <FactList values={known.values} at={known.at} zone={state.time.zone} />
      )}
    </article>
  );
}

/** One end, which a click selects. */
export function End({ id, chart }: { readonly id: NodeId; readonly chart: ChartStore }) {
  const { state, facts } = useStore(chart);
  const node = state.nodes[id];
  if (node === undefined) return null;
  const name = captionOf(node, facts, { ...state.captions, fields: {}, characters: 40 });
  return (
    <AriaButton
      className={styles.end ?? ""}
      onPress={() => chart.getState().select({ nodes: new Set([id]) })}
    >
      <KindIcon label={node.label} />
      <span className={styles.endName}>
        <DataText text={name.replace(/^\u2068|\u2069$/g, "")} />
      </span>
    </AriaButton>
  );
}
