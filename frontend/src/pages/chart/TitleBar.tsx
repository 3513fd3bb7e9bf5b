import { useState } from "react";
import { Link } from "wouter";
import { useStore } from "zustand";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { amounts } from "@/chart/amounts";
import { Badge } from "@/design/Badge";
import { useChart, useFrame } from "./frame";
import { SavedState } from "./SavedState";
import { SearchBox } from "./SearchBox";
import styles from "./TitleBar.module.css";

const LONGEST = 200;

/** The chart's name, which is written in place, how much is on it, and whether it is saved. */
export function TitleBar({ badge }: { readonly badge: string | null }) {
  const { chart, saver } = useFrame();
  const t = useWords("chart");
  const saved = useStore(saver.state);
  const nodes = useChart((open) => Object.keys(open.state.nodes).length);
  const edges = useChart((open) => Object.keys(open.state.edges).length);
  const { caseId, readOnly } = chart.getState();
  return (
    <header className={styles.bar}>
      <Link href={addresses.charts(caseId)} className={styles.back ?? ""}>
        {t("all")}
      </Link>
      {readOnly ? (
        <h1 className={styles.title}>{saved.title}</h1>
      ) : (
        <Title key={saved.title} title={saved.title} />
      )}
      {readOnly ? <ReadOnly badge={badge} /> : null}
      <p className={styles.counts}>
        {t("counts", amounts({ nodes, edges }))}
        <Absent />
      </p>
      <div className={styles.search}>{readOnly ? null : <SearchBox />}</div>
      <SavedState />
    </header>
  );
}

function Title({ title }: { readonly title: string }) {
  const { saver } = useFrame();
  const t = useWords("chart");
  const [written, setWritten] = useState(title);
  const take = () => {
    const wanted = written.trim();
    if (wanted === "" || wanted === title) setWritten(title);
    else saver.rename(wanted);
  };
  return (
    <h1 className={styles.heading}>
      <input
        className={styles.title}
        aria-label={t("title")}
        value={written}
        maxLength={LONGEST}
        size={Math.min(Math.max(written.length, 12), 48)}
        onChange={(event) => setWritten(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
          if (event.key === "Escape") setWritten(title);
        }}
      />
    </h1>
  );
}

/** That the chart is looked at; an earlier version leads to the newest one, and can be gone on from. */
function ReadOnly({ badge }: { readonly badge: string | null }) {
  const { chart, saver } = useFrame();
  const t = useWords("chart");
  const { id, version } = useStore(saver.state);
  const { caseId } = chart.getState();
  if (badge !== null || id === null) return <Badge tone="warning">{badge}</Badge>;
  const newest = addresses.chart(caseId, id);
  return (
    <>
      <Badge tone="warning">{t("readOnly", { version: version ?? 0 })}</Badge>
      <Link href={newest}>{t("toNewest")}</Link>
      <Link href={`${newest}?restore=${version}`}>{t("versions.restore")}</Link>
    </>
  );
}

/** What is on the chart and not in the case: not yet on the day that it is as known on, or no longer. */
function Absent() {
  const t = useWords("chart");
  const count = useChart(({ state, facts }) => absentFrom(state.nodes, facts.absent));
  const knownOn = useChart((open) => open.state.time.knownOn);
  if (count === 0) return null;
  return <span className={styles.absent}>{t(knownOn === null ? "gone" : "notYet", { count })}</span>;
}

function absentFrom(nodes: object, absent: ReadonlySet<string>): number {
  let count = 0;
  for (const id of absent) if (id in nodes) count += 1;
  return count;
}
