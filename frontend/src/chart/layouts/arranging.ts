import { createStore, type StoreApi } from "zustand/vanilla";
import move from "../commands/move";
import { type Coordinates, locatedOn } from "../located";
import type { GroupId, NodeId, Point } from "../model";
import { pictureOf } from "../painting";
import { boundsOf } from "../renderer/bounds";
import type { Scene } from "../scene";
import type { ChartStore } from "../store";
import { defaultsOf, type Layout, type LayoutGraph, type LayoutOptions, type Positions } from "./layout";

/** What is being arranged on a chart, and how far it is. */
export interface Arranging {
  readonly layout: string;
  readonly share: number;
  cancel(): void;
}

const going = new WeakMap<ChartStore, StoreApi<{ readonly now: Arranging | null }>>();

export function arrangingOf(chart: ChartStore): StoreApi<{ readonly now: Arranging | null }> {
  const held = going.get(chart) ?? createStore(() => ({ now: null }));
  going.set(chart, held);
  return held;
}

/** Arranges the chosen nodes, or all that are drawn, and keeps the places as one command. Null: it was cancelled.

While it works the chart can be used; what is moved by hand meanwhile is moved again at the end. */
export async function arrange(
  chart: ChartStore,
  layout: Layout,
  options: LayoutOptions = {},
  chosen: readonly (NodeId | GroupId)[] = [],
): Promise<Positions | null> {
  const places = layout.isMap === true ? placesOn(chart) : NOWHERE;
  const graph = graphOf(pictureOf(chart).scene, chosen, places);
  const state = arrangingOf(chart);
  state.getState().now?.cancel();
  const abort = new AbortController();
  const cancel = (): void => {
    abort.abort();
    state.setState({ now: null });
  };
  const tell = (share: number): void => state.setState({ now: { layout: layout.name, share, cancel } });
  tell(0);
  try {
    const found = await layout.run(graph, { ...defaultsOf(layout), ...options }, abort.signal, tell);
    const isInPlace = layout.isMap === true || (layout.aroundFixed === true && hasFixed(graph));
    const positions = isInPlace ? found : keptInPlace(graph, found);
    chart.getState().run(move({ positions, layout: layout.name }));
    state.setState({ now: null });
    return positions;
  } catch (error) {
    if (abort.signal.aborted) return null;
    state.setState({ now: null });
    throw error;
  }
}

const NOWHERE: ReadonlyMap<NodeId, Coordinates> = new Map();

function placesOn(chart: ChartStore): ReadonlyMap<NodeId, Coordinates> {
  const { state, facts } = chart.getState();
  return locatedOn(state, facts);
}

function hasFixed({ nodes }: LayoutGraph): boolean {
  return nodes.some(({ fixed }) => fixed);
}

/** What is drawn, or the chosen part of it. */
export function graphOf(
  scene: Scene,
  chosen: readonly (NodeId | GroupId)[],
  places: ReadonlyMap<NodeId, Coordinates> = NOWHERE,
): LayoutGraph {
  const only = chosen.length > 1 ? new Set(chosen) : null;
  const nodes = scene.nodes.filter(({ id }) => only === null || only.has(id));
  const numbers = new Map(nodes.map(({ id }, at) => [id, at]));
  return {
    nodes: nodes.map(({ id, label, caption, x, y, size, pinned }) => {
      const node = { id, label, caption, x, y, size, fixed: pinned };
      const place = places.get(id);
      return place === undefined ? node : { ...node, place };
    }),
    edges: scene.edges.flatMap(({ start, end }) => {
      const [from, to] = [numbers.get(start), numbers.get(end)];
      return from === undefined || to === undefined ? [] : [{ start: from, end: to }];
    }),
  };
}

/** What is arranged stays where it was on the chart: its middle does. */
function keptInPlace({ nodes }: LayoutGraph, places: Positions): Positions {
  const free = nodes.filter(({ fixed }) => !fixed);
  const [before, after] = [boundsOf(free), boundsOf(Object.values(places))];
  if (before === null || after === null) return places;
  const by = {
    x: (before.least.x + before.most.x - after.least.x - after.most.x) / 2,
    y: (before.least.y + before.most.y - after.least.y - after.most.y) / 2,
  };
  return Object.fromEntries(Object.entries(places).map(([id, point]) => [id, shifted(point, by)]));
}

function shifted({ x, y }: Point, by: Point): Point {
  return { x: Math.round((x + by.x) * 100) / 100, y: Math.round((y + by.y) * 100) / 100 };
}
