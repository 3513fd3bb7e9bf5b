import { useEffect, useMemo } from "react";
import { useClient } from "urql";
import { useLocation, useSearchParams } from "wouter";
import { useStore } from "zustand";
import { useWords } from "@/app/words";
import { putOnChart } from "@/chart/adding";
import { HoverCard } from "@/chart/hover/HoverCard";
import { MapNote } from "@/chart/layouts/MapNote";
import { Mirror } from "@/chart/mirror/Mirror";
import { notesOf } from "@/chart/notes";
import { tellAdded } from "@/chart/tellAdded";
import { announce } from "@/design/announce";
import { TimeNotes } from "@/time/TimeNotes";
import { Canvas } from "./Canvas";
import { ChartMenu } from "./ChartMenu";
import { ChartToolbar } from "./ChartToolbar";
import { Conflict } from "./Conflict";
import { DialogHost } from "./DialogHost";
import { EmptyChart } from "./EmptyChart";
import styles from "./Frame.module.css";
import { createFrame, type Frame, FrameContext } from "./frame";
import { keepKnown } from "./knowing";
import { NothingShown } from "./NothingShown";
import { type Opened, restoreVersion } from "./opening";
import { SidePanels } from "./SidePanels";
import { useShortcuts } from "./shortcuts";
import { TitleBar } from "./TitleBar";
import { tellProblem } from "./tellProblem";
import { Working } from "./Working";

/** The chart with everything around it. */
export function OpenedChart({ chart, saver, fromCopy, badge }: Opened & { readonly badge?: string }) {
  const api = useClient();
  const [, navigate] = useLocation();
  const frame = useMemo(() => createFrame(chart, api, saver, navigate), [chart, api, saver, navigate]);
  useEffect(() => keepKnown(api, chart, tellProblem), [api, chart]);
  useEffect(() => void notesOf(chart).getState().read(api), [api, chart]);
  useLeaving(frame);
  useTitle(frame);
  useAdded(frame);
  useRestored(frame);
  useCopyTold(fromCopy);
  const onKeyDown = useShortcuts(frame);
  return (
    <FrameContext value={frame}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys that are pressed in any part of it are heard here */}
      <div className={styles.frame} onKeyDown={onKeyDown}>
        <TitleBar badge={badge ?? null} />
        <ChartToolbar />
        <div className={styles.middle}>
          <SidePanels side="left" />
          <div className={styles.centre}>
            <div className={styles.picture} data-chart="">
              <Canvas />
              <Mirror />
              <EmptyChart />
              <NothingShown />
              <Working />
              <TimeNotes />
              <MapNote />
              <HoverCard />
              <ChartMenu />
            </div>
            <SidePanels side="bottom" />
          </div>
          <SidePanels side="right" />
        </div>
        <DialogHost />
        <Conflict />
      </div>
    </FrameContext>
  );
}

function useTitle({ saver }: Frame): void {
  const title = useStore(saver.state, (saved) => saved.title);
  useEffect(() => {
    document.title = `${title} · Sociogram`;
  }, [title]);
}

/** A page that goes away keeps what is not saved. */
function useLeaving({ saver }: Frame): void {
  useEffect(() => {
    const leave = () => saver.leave();
    const hide = () => document.visibilityState === "hidden" && saver.leave();
    const online = () => void saver.saveNow();
    window.addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", hide);
    window.addEventListener("online", online);
    return () => {
      window.removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", hide);
      window.removeEventListener("online", online);
    };
  }, [saver]);
}

/** `?add=ID,ID` puts nodes on the chart: a link from anywhere opens it ready. */
function useAdded({ api, chart }: Frame): void {
  const [search, setSearch] = useSearchParams();
  const add = search.get("add");
  useEffect(() => {
    if (add === null || chart.getState().readOnly) return;
    const ids = add.split(",").filter((id) => id !== "");
    putOnChart(api, chart, ids, { from: "link" }).then(tellAdded, tellProblem);
    setSearch(without("add", "among"), { replace: true });
  }, [add, api, chart, setSearch]);
}

/** `?restore=3` goes on from that version. */
function useRestored({ api, chart, saver }: Frame): void {
  const t = useWords("chart");
  const [search, setSearch] = useSearchParams();
  const version = Number(search.get("restore"));
  useEffect(() => {
    const { id } = saver.state.getState();
    if (!(version >= 1) || id === null || chart.getState().readOnly) return;
    restoreVersion(api, chart, id, version).then(
      () => announce(t("versions.restored", { version })),
      tellProblem,
    );
    setSearch(without("restore"), { replace: true });
  }, [version, api, chart, saver, t, setSearch]);
}

function without(...names: readonly string[]): (params: URLSearchParams) => URLSearchParams {
  return (params) => {
    for (const name of names) params.delete(name);
    return params;
  };
}

function useCopyTold(fromCopy: boolean): void {
  const t = useWords("chart");
  useEffect(() => {
    if (fromCopy) announce(t("fromCopy"), { tone: "warning" });
  }, [fromCopy, t]);
}
