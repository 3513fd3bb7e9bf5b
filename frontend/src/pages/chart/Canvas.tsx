import { useEffect, useRef, useState } from "react";
import { useWords } from "@/app/words";
import { ACTIONS } from "@/chart/actions";
import { followAdditions } from "@/chart/layouts/following";
import { onPicture, pictureOf } from "@/chart/painting";
import type { ChartRenderer } from "@/chart/renderer/ChartRenderer";
import { NoWebGL, TooLarge } from "@/chart/renderer/ChartRenderer";
import type { ChartStore, ElementRef } from "@/chart/store";
import { ArrangingNote } from "./ArrangingNote";
import styles from "./Canvas.module.css";
import { CanvasNotice, type Trouble } from "./CanvasNotice";
import { eventsFor } from "./canvasEvents";
import { useCanvasKeys } from "./canvasKeys";
import { type Frame, runAction, useFrame } from "./frame";
import { tellProblem } from "./tellProblem";

/** The picture of the open chart: shows what the store holds, and tells the store what happens on it. */
export function Canvas() {
  const frame = useFrame();
  const t = useWords("canvas");
  const place = useRef<HTMLDivElement>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const onKeyDown = useCanvasKeys(frame);
  useRenderer(frame, place, setTrouble);
  return (
    <div className={styles.canvas}>
      <div
        ref={place}
        className={styles.place}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keys move and zoom the picture while it has the focus
        tabIndex={0}
        role="application"
        aria-label={t("label")}
        onKeyDown={onKeyDown}
        data-testid="chart-canvas"
      />
      <ArrangingNote chart={frame.chart} />
      {trouble !== null && <CanvasNotice trouble={trouble} frame={frame} />}
    </div>
  );
}

type Report = (trouble: Trouble | null) => void;

/** The renderer is read when the first chart is opened: it brings its library along. */
function useRenderer(frame: Frame, place: React.RefObject<HTMLDivElement | null>, report: Report): void {
  useEffect(() => {
    const container = place.current;
    if (container === null) return;
    let end = (): void => {};
    let isOver = false;
    import("@/chart/renderer/SigmaRenderer")
      .then(({ makeSigmaRenderer }) => {
        if (isOver) return;
        const events = eventsFor(frame, {
          open: (element) => openElement(frame, element),
          lost: () => report({ kind: "lost" }),
        });
        end = connect(frame, makeSigmaRenderer(container, events), report);
      })
      .catch((error: unknown) => report({ kind: isWithoutWebGL(error) ? "no WebGL" : "failed" }));
    return () => {
      isOver = true;
      end();
    };
  }, [frame, place, report]);
}

/** Where the browser knows no WebGL 2 at all, the library can't even be read. */
function isWithoutWebGL(error: unknown): boolean {
  return error instanceof NoWebGL || typeof WebGL2RenderingContext === "undefined";
}

/** Joins renderer and store, both ways. Returns what parts them. */
function connect(frame: Frame, renderer: ChartRenderer, report: Report): () => void {
  const { chart } = frame;
  let asked = 0;
  const show = (): void => {
    asked = 0;
    report(shown(chart, renderer));
  };
  const ask = (): void => {
    if (asked === 0) asked = requestAnimationFrame(show);
  };
  const motion = matchMedia("(prefers-reduced-motion: reduce)");
  const setMotion = (): void => renderer.setMotion(motion.matches);
  const ends = [
    onPicture(chart, ask),
    followAdditions(chart, tellProblem),
    chart.subscribe(({ hovered, tool }, before) => {
      if (hovered !== before.hovered) renderer.highlight(hovered);
      if (tool !== before.tool) renderer.setTool(tool);
    }),
    () => motion.removeEventListener("change", setMotion),
    () => cancelAnimationFrame(asked),
    () => frame.setRenderer(null),
    () => renderer.destroy(),
  ];
  motion.addEventListener("change", setMotion);
  setMotion();
  renderer.setTool(chart.getState().tool);
  show();
  frame.setRenderer(renderer);
  return () => {
    for (const end of ends) end();
  };
}

function shown(chart: ChartStore, renderer: ChartRenderer): Trouble | null {
  try {
    renderer.show(pictureOf(chart).scene);
    return null;
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    return { kind: "too large", nodes: error.nodes, edges: error.edges };
  }
}

/** What a double click does: a group is opened, a node expanded, a line's evidence shown. */
const OPENING: Readonly<Record<ElementRef["kind"], string>> = {
  node: "expand",
  group: "openGroups",
  edge: "openEvidence",
};

function openElement(frame: Frame, element: ElementRef): void {
  const action = ACTIONS.find(({ id }) => id === OPENING[element.kind]);
  if (action !== undefined) runAction(action, frame.contextFor(element));
}
