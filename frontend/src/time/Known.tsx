import { useMemo } from "react";
import { useStore } from "zustand";
import { useWords } from "@/app/words";
import { newSinceOf } from "@/chart/recorded";
import type { ChartStore } from "@/chart/store";
import { Button } from "@/design/Button";
import { useFrame } from "@/pages/chart/frame";
import { clockIn } from "./clock";
import { MomentField } from "./MomentField";
import { newerThan } from "./newSince";
import styles from "./time.module.css";
import { useTime } from "./useTime";
import { visited } from "./visits";

/** When this Sociogram learned of it: the chart as it was known on a day, and what is new since another. */
export function Known({ chart }: { readonly chart: ChartStore }) {
  const t = useWords("time");
  const { time, isReadOnly, set } = useTime(chart);
  const absent = useStore(chart, (open) => open.facts.absent.size);
  const inFuture = (at: number): string | null => (at > Date.now() ? t("wrong.future") : null);
  return (
    <section className={styles.known} aria-labelledby="time-known">
      <header className={styles.heading}>
        <h3 id="time-known">{t("known")}</h3>
        <p>{t("knownMeans")}</p>
      </header>
      <div className={styles.line}>
        <MomentField
          label={t("knownOn")}
          value={time.knownOn === null ? null : Date.parse(time.knownOn)}
          zone={time.zone}
          isReadOnly={isReadOnly}
          refused={inFuture}
          onChange={(at) => set({ knownOn: new Date(at).toISOString() })}
        />
        <Button
          why={isReadOnly ? t("readOnly") : time.knownOn === null ? t("isNow") : null}
          onPress={() => set({ knownOn: null })}
        >
          {t("backToNow")}
        </Button>
      </div>
      {time.knownOn === null ? null : (
        <p className={styles.soft} role="status">
          {t("notYet", { count: absent })}
        </p>
      )}
      <NewSince chart={chart} zone={time.zone} refused={inFuture} />
    </section>
  );
}

interface NewSinceProps {
  readonly chart: ChartStore;
  readonly zone: string;
  refused(at: number): string | null;
}

function NewSince({ chart, zone, refused }: NewSinceProps) {
  const t = useWords("time");
  const store = newSinceOf(chart);
  const since = useStore(store, (newSince) => newSince.since);
  const before = useVisitBefore();
  return (
    <>
      <div className={styles.line}>
        <MomentField
          label={t("newSince")}
          value={since}
          zone={zone}
          refused={refused}
          onChange={(at) => store.setState({ since: at })}
        />
        {since === null ? (
          <Button
            why={before === null ? t("noVisit") : null}
            onPress={() => store.setState({ since: before })}
          >
            {before === null ? t("lastVisit") : t("lastVisitOn", { at: clockIn(zone, before, "minute") })}
          </Button>
        ) : (
          <Button onPress={() => store.setState({ since: null })}>{t("noMarks")}</Button>
        )}
      </div>
      {since === null ? null : <Newer chart={chart} since={since} />}
    </>
  );
}

function Newer({ chart, since }: { readonly chart: ChartStore; readonly since: number }) {
  const t = useWords("time");
  const { nodes, edges } = useStore(chart, (open) => open.state);
  const facts = useStore(chart, (open) => open.facts);
  const newer = useMemo(() => newerThan(since, { nodes, edges }, facts), [since, nodes, edges, facts]);
  const found = newer.nodes.length + newer.edges.length;
  const select = (): void =>
    chart.getState().select({ nodes: new Set(newer.nodes), edges: new Set(newer.edges) });
  return (
    <div className={styles.line}>
      <p className={styles.soft} role="status">
        {t("newer", { nodes: newer.nodes.length, edges: newer.edges.length })}{" "}
        {newer.undated === 0 ? null : t("undated", { count: newer.undated })}
      </p>
      {found === 0 ? null : (
        <Button kind="quiet" onPress={select}>
          {t("selectNewer")}
        </Button>
      )}
    </div>
  );
}

/** When this chart was looked at before, in this browser. */
function useVisitBefore(): number | null {
  const id = useStore(useFrame().saver.state, (saved) => saved.id);
  return useMemo(() => (id === null ? null : visited(id, Date.now())), [id]);
}
