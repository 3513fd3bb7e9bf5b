import { FileSearch, LocateFixed } from "lucide-react";
import { Link } from "wouter";
import { useStore } from "zustand";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { captionOf } from "@/chart/captions";
import type { NeighbourTotal } from "@/chart/facts";
import type { ChartNode } from "@/chart/model";
import type { ChartStore } from "@/chart/store";
import { kindWord } from "@/chart/wording";
import { Badge } from "@/design/Badge";
import { Button } from "@/design/Button";
import { DataText } from "@/design/DataText";
import { KindIcon } from "@/design/KindIcon";
import { useFrame } from "@/pages/chart/frame";
import styles from "./card.module.css";
import { FactList, Row, Rows } from "./Facts";
import { Measures } from "./Measures";

/** What is known of a node, since when, and what it is joined to. */
export function NodeCard({ node, chart }: { readonly node: ChartNode; readonly chart: ChartStore }) {
  const t = useWords("card");
  const kinds = useWords("kinds");
  const { renderer } = useStore(useFrame().state);
  const { caseId, state, facts } = useStore(chart);
  const known = facts.nodes.get(node.id);
  return (
    <article className={styles.card}>
      <Heading
        node={node}
        name={captionOf(node, facts, { ...state.captions, fields: {}, characters: 200 })}
      />
      <Badges node={node} values={known?.values ?? {}} />
      <div className={styles.buttons}>
        <Link href={addresses.evidence(caseId, node.id)} className={styles.link ?? ""}>
          <FileSearch size={14} aria-hidden="true" />
          {t("evidence")}
        </Link>
        <Button icon={LocateFixed} kind="quiet" onPress={() => renderer?.centreOn(node.id)}>
          {t("locate")}
        </Button>
      </div>
      {known === undefined ? <p className={styles.soft}>{t("notRead")}</p> : null}
      {known === undefined ? null : <FactList values={known.values} zone={state.time.zone} />}
      {node.label === "ACCOUNT" ? <Measures node={node} caseId={caseId} time={state.time} /> : null}
      <Neighbours node={node} chart={chart} />
      <Rows title={t("copyId")}>
        <Row name={kindWord(node.label, kinds)}>
          <code className={styles.key}>
            <DataText text={node.key} limit={120} canGrow />
          </code>
        </Row>
      </Rows>
    </article>
  );
}

function Heading({ node, name }: { readonly node: ChartNode; readonly name: string }) {
  const kinds = useWords("kinds");
  return (
    <header className={styles.header}>
      <KindIcon label={node.label} isSilent />
      <div className={styles.names}>
        <p className={styles.kind}>{kindWord(node.label, kinds)}</p>
        <h3 className={styles.title}>
          <DataText text={name.replace(/^\u2068|\u2069$/g, "")} />
        </h3>
      </div>
    </header>
  );
}

interface BadgesProps {
  readonly node: ChartNode;
  readonly values: Readonly<Record<string, unknown>>;
}

function Badges({ node, values }: BadgesProps) {
  const t = useWords("card");
  return (
    <p className={styles.badges}>
      {values.goneRecorded == null ? null : <Badge tone="danger">{t("marks.gone")}</Badge>}
      {values.stub === true ? <Badge tone="warning">{t("marks.stub")}</Badge> : null}
      {node.pinned ? <Badge>{t("marks.pinned")}</Badge> : null}
    </p>
  );
}

function Neighbours({ node, chart }: { readonly node: ChartNode; readonly chart: ChartStore }) {
  const t = useWords("card");
  const kinds = useWords("kinds");
  const totals = useStore(chart, (open) => open.facts.totals.get(node.id));
  const edges = useStore(chart, (open) => open.state.edges);
  if (totals === undefined) return <p className={styles.soft}>{t("totalsNotRead")}</p>;
  const held = Object.values(edges);
  const drawn = ({ type, direction }: NeighbourTotal): number =>
    held.filter((edge) => edge.type === type && (direction === "OUT" ? edge.start : edge.end) === node.id)
      .length;
  if (totals.length === 0) return null;
  return (
    <Rows title={t("neighbours")}>
      {totals.map((total) => (
        <Row
          key={`${total.type} ${total.direction}`}
          name={t("neighbour", {
            kind: kindWord(total.type, kinds),
            direction: t(total.direction === "OUT" ? "out" : "in"),
          })}
        >
          {t("onChart", { drawn: drawn(total).toLocaleString(), total: total.total.toLocaleString() })}
        </Row>
      ))}
    </Rows>
  );
}
