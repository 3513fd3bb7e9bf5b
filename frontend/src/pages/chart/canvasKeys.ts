import { type KeyboardEvent, useCallback } from "react";
import type { Point } from "@/chart/model";
import type { Frame } from "./frame";

const STEP = 60;
const LONG_STEP = 240;
const ZOOM = 1.4;

const WAYS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
const ZOOMS: Readonly<Record<string, number>> = { "+": ZOOM, "=": ZOOM, "-": 1 / ZOOM, _: 1 / ZOOM };

/** While the picture has the focus: arrows move the view, Shift faster; plus and minus zoom; the menu key opens its menu. */
export function useCanvasKeys(frame: Frame): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback(
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const { renderer } = frame.state.getState();
      const way = WAYS[event.key];
      const zoom = ZOOMS[event.key];
      const isMenu = event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey);
      if (renderer === null || (way === undefined && zoom === undefined && !isMenu)) return;
      event.preventDefault();
      event.stopPropagation();
      if (zoom !== undefined) renderer.zoomBy(zoom);
      if (way !== undefined) renderer.panBy(scaled(way, event.shiftKey ? LONG_STEP : STEP));
      if (isMenu) openMenu(frame, event.currentTarget);
    },
    [frame],
  );
}

function scaled({ x, y }: Point, by: number): Point {
  return { x: x * by, y: y * by };
}

/** On what is selected, where it is drawn; else on the chart. */
function openMenu({ chart, state, openMenu: open }: Frame, picture: HTMLElement): void {
  const [id] = chart.getState().selection.nodes;
  const at = id === undefined ? null : (state.getState().renderer?.pixelOf(id) ?? null);
  const middle = { x: picture.clientWidth / 2, y: picture.clientHeight / 2 };
  if (id === undefined) open(null, middle);
  else open({ kind: id in chart.getState().state.groups ? "group" : "node", id }, at ?? middle);
}
