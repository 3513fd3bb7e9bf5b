import type { Client } from "@urql/core";
import { createContext, useContext } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import { words } from "@/app/words";
import type { Action, ActionContext, Where } from "@/chart/action";
import type { Point } from "@/chart/model";
import type { ChartRenderer } from "@/chart/renderer/ChartRenderer";
import type { ChartStore, ElementRef, OpenChart } from "@/chart/store";
import { announce } from "@/design/announce";
import { panelsShown } from "./panelsShown";
import type { Saver } from "./saving";
import { tellProblem } from "./tellProblem";

export interface OpenedDialog {
  readonly name: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly context: ActionContext;
}

/** A menu that is open: what it is asked on, and where, in pixels from the picture's upper left corner. */
export interface OpenedMenu {
  readonly element: ElementRef | null;
  readonly at: Point;
}

interface FrameState {
  readonly renderer: ChartRenderer | null;
  readonly dialog: OpenedDialog | null;
  readonly menu: OpenedMenu | null;
}

/** What stands around one open chart: its renderer, the dialog and the menu that are open, and its saving. */
export interface Frame {
  readonly chart: ChartStore;
  readonly api: Client;
  readonly saver: Saver;
  readonly state: StoreApi<FrameState>;
  /** What an action would act on, asked on this element; null: on the chart, with what is selected. */
  contextFor(element: ElementRef | null): ActionContext;
  openMenu(element: ElementRef | null, at: Point): void;
  setRenderer(renderer: ChartRenderer | null): void;
}

export function createFrame(
  chart: ChartStore,
  api: Client,
  saver: Saver,
  navigate: (to: string) => void,
): Frame {
  const state = createStore<FrameState>()(() => ({ renderer: null, dialog: null, menu: null }));
  const contextFor = (element: ElementRef | null): ActionContext => {
    const context: ActionContext = {
      chart,
      chartId: saver.state.getState().id,
      api,
      renderer: state.getState().renderer,
      ...actedOn(chart.getState(), element),
      element,
      openDialog: (name, props = {}) => state.setState({ dialog: { name, props, context } }),
      openPanel: (name) => panelsShown.getState().show(name),
      announce: (text) => announce(text),
      navigate,
      save: () => saver.saveNow(),
      saved: () => saver.state.getState(),
    };
    return context;
  };
  return {
    chart,
    api,
    saver,
    state,
    contextFor,
    openMenu: (element, at) => state.setState({ menu: { element, at } }),
    setRenderer: (renderer) => state.setState({ renderer }),
  };
}

/** What is selected, where the element is part of it or there is none; else the element alone. */
function actedOn({ state, selection }: OpenChart, element: ElementRef | null) {
  const whole = element === null || isSelected(selection, element);
  const nodes = whole ? [...selection.nodes] : element.kind === "edge" ? [] : [element.id];
  const edges = whole ? [...selection.edges] : element.kind === "edge" ? [element.id] : [];
  return {
    nodes: nodes.filter((id) => id in state.nodes),
    edges: edges.filter((id) => id in state.edges),
    groups: nodes.filter((id) => id in state.groups),
  };
}

function isSelected({ nodes, edges }: OpenChart["selection"], { kind, id }: ElementRef): boolean {
  return kind === "edge" ? edges.has(id) : nodes.has(id);
}

/** Which menu an element has: several selected ones have one of their own. */
export function placeOf({ element, nodes, edges, groups }: ActionContext): Where {
  if (element === null) return "canvas";
  return nodes.length + edges.length + groups.length > 1 ? "selection" : element.kind;
}

/** How many actions are at work: shown while a person waits. */
export const working = createStore<{ readonly count: number }>()(() => ({ count: 0 }));

async function worked(work: () => Promise<void>): Promise<void> {
  working.setState(({ count }) => ({ count: count + 1 }));
  try {
    await work();
  } finally {
    working.setState(({ count }) => ({ count: count - 1 }));
  }
}

/** Does it, or says why not. What goes wrong is told. */
export function runAction(action: Action, context: ActionContext): void {
  const why = whyNot(action, context);
  if (why === null) void worked(async () => action.run(context)).catch(tellProblem);
  else announce(why);
}

/** In words; null: it can be done. */
export function whyNot(action: Action, context: ActionContext): string | null {
  const reason = action.refused?.(context) ?? null;
  return reason === null ? null : words("actions")(`${action.id}.${reason}`);
}

export const FrameContext = createContext<Frame | null>(null);

/** The open chart's frame. For what is drawn within a chart page alone. */
export function useFrame(): Frame {
  const frame = useContext(FrameContext);
  if (frame === null) throw new Error("This part belongs within a chart page.");
  return frame;
}

/** A part of the open chart; drawn again only when that part is another one. */
export function useChart<Part>(part: (open: OpenChart) => Part): Part {
  return useStore(useFrame().chart, part);
}
