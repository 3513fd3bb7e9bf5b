import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { useWords } from "@/app/words";
import { DataText } from "@/design/DataText";
import { KindIcon } from "@/design/KindIcon";
import { useFrame } from "@/pages/chart/frame";
import type { ChartEdge, ChartNode, Point } from "../model";
import { pictureOf } from "../painting";
import type { ChartRenderer } from "../renderer/ChartRenderer";
import type { SceneEdge } from "../scene";
import type { ChartStore, ElementRef } from "../store";
import { nameOf } from "../table/columns";
import { fieldWord, kindWord, numberWord } from "../wording";
import styles from "./HoverCard.module.css";
import { Sureness } from "./Sureness";

/** A person who only passes over an element is not told of it. */
const DELAY = 350;

/** Says the most important of what is hovered over. The panel with details says all of it, also by keyboard. */
export function HoverCard() {
  const { chart, state } = useFrame();
  const renderer = useStore(state, (held) => held.renderer);
  const element = useRested(useStore(chart, (open) => open.hovered));
  const picture = useRef<HTMLDivElement>(null);
  const at = element === null || renderer === null ? null : placeOf(element, chart, renderer);
  const { clientWidth = 0, clientHeight = 0 } = picture.current ?? {};
  return (
    <div ref={picture} className={styles.picture} aria-hidden="true" data-testid="hover-card">
      {element === null || at === null ? null : (
        <div className={styles.anchor} style={{ left: at.x, top: at.y }}>
          <div
            className={styles.card}
            data-before={at.x > clientWidth / 2}
            data-above={at.y > clientHeight / 2}
          >
            <Content element={element} chart={chart} />
          </div>
        </div>
      )}
    </div>
  );
}

function useRested(hovered: ElementRef | null): ElementRef | null {
  const [rested, setRested] = useState<ElementRef | null>(null);
  useEffect(() => {
    setRested(null);
    if (hovered === null) return;
    const timer = setTimeout(() => setRested(hovered), DELAY);
    return () => clearTimeout(timer);
  }, [hovered]);
  return rested;
}

function placeOf(element: ElementRef, chart: ChartStore, renderer: ChartRenderer): Point | null {
  if (element.kind !== "edge") return renderer.pixelOf(element.id);
  const line = lineOf(element.id, chart);
  const [one, other] = [line && renderer.pixelOf(line.start), line && renderer.pixelOf(line.end)];
  return one && other ? { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 } : null;
}

function lineOf(id: string, chart: ChartStore): SceneEdge | undefined {
  return pictureOf(chart).scene.edges.find((line) => line.id === id);
}

function Content({ element, chart }: { readonly element: ElementRef; readonly chart: ChartStore }) {
  const { state } = useStore(chart);
  if (element.kind === "edge") {
    const edges = (lineOf(element.id, chart)?.edges ?? []).flatMap((id) => state.edges[id] ?? []);
    return <LineContent edges={edges} chart={chart} />;
  }
  const node = state.nodes[element.id];
  const group = state.groups[element.id];
  if (node !== undefined) return <NodeContent node={node} chart={chart} />;
  return group === undefined ? null : <GroupContent name={group.name} members={group.members.length} />;
}

/** The few fields that say most, by label. */
const KEY_FACTS: Readonly<Partial<Record<ChartNode["label"], readonly string[]>>> = {
  ACCOUNT: ["name", "platform", "followers", "posts", "community"],
  POST: ["at", "language", "likes", "reposts"],
  MEDIA: ["kind"],
  PLACE: ["country"],
  CHANNEL: ["platform"],
};

function NodeContent({ node, chart }: { readonly node: ChartNode; readonly chart: ChartStore }) {
  const t = useWords("card");
  const kinds = useWords("kinds");
  const { state, facts } = useStore(chart);
  const known = facts.nodes.get(node.id)?.values ?? {};
  const total = facts.totals.get(node.id)?.reduce((sum, each) => sum + each.total, 0);
  const shown = (KEY_FACTS[node.label] ?? []).flatMap((field) => {
    const fact = known[field];
    return fact == null || fact === "" ? [] : [[field, fact] as const];
  });
  return (
    <>
      <p className={styles.head}>
        <KindIcon label={node.label} isSilent />
        <strong className={styles.name}>
          <DataText text={nameOf(node, facts, state)} limit={160} />
        </strong>
      </p>
      <dl className={styles.facts}>
        {shown.map(([field, fact]) => (
          <div key={field} className={styles.fact}>
            <dt>{fieldWord(field, kinds)}</dt>
            <dd>
              {typeof fact === "number" ? (
                numberWord(field, fact)
              ) : (
                <DataText
                  text={field === "at" ? String(fact).slice(0, 16).replace("T", " ") : String(fact)}
                  limit={60}
                />
              )}
            </dd>
          </div>
        ))}
        {total === undefined ? null : (
          <div className={styles.fact}>
            <dt>{t("neighbours")}</dt>
            <dd>{total.toLocaleString()}</dd>
          </div>
        )}
      </dl>
      {known.stub === true ? <p className={styles.soft}>{t("marks.stub")}</p> : null}
      {known.goneRecorded == null ? null : <p className={styles.soft}>{t("marks.gone")}</p>}
    </>
  );
}

function GroupContent({ name, members }: { readonly name: string; readonly members: number }) {
  const t = useWords("card");
  return (
    <>
      <p className={styles.head}>
        <KindIcon label="GROUP" isSilent />
        <strong className={styles.name}>
          <DataText text={name} limit={100} />
        </strong>
      </p>
      <p className={styles.soft}>{t("members", { count: members })}</p>
    </>
  );
}

const LISTED = 4;

function LineContent({ edges, chart }: { readonly edges: readonly ChartEdge[]; readonly chart: ChartStore }) {
  const t = useWords("card");
  const [first] = edges;
  if (first === undefined) return null;
  return (
    <>
      {edges.slice(0, LISTED).map((edge) => (
        <EdgeLine key={edge.id} edge={edge} chart={chart} />
      ))}
      {edges.length > LISTED ? (
        <p className={styles.soft}>{t("listed", { listed: LISTED, total: edges.length })}</p>
      ) : null}
      <Sureness edge={first} chart={chart} />
    </>
  );
}

function EdgeLine({ edge, chart }: { readonly edge: ChartEdge; readonly chart: ChartStore }) {
  const kinds = useWords("kinds");
  const { state, facts } = useStore(chart);
  const weight = facts.edges.get(edge.id)?.values.weight;
  return (
    <p>
      <strong>{kindWord(edge.type, kinds)}</strong>
      {typeof weight === "number" ? ` ×${weight.toLocaleString()}` : ""}
      <br />
      <DataText text={nameOf(state.nodes[edge.start], facts, state)} limit={32} />
      {" → "}
      <DataText text={nameOf(state.nodes[edge.end], facts, state)} limit={32} />
    </p>
  );
}
