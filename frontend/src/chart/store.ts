import { createStore, type StoreApi } from "zustand/vanilla";
import type { Command } from "./command";
import { type Facts, type FoundFacts, NO_FACTS, withFacts } from "./facts";
import { at, begun, current, type History, performed } from "./history";
import type { ChartState, EdgeId, GroupId, NodeId } from "./model";

export interface Selection {
  readonly nodes: ReadonlySet<NodeId>;
  readonly edges: ReadonlySet<EdgeId>;
}

export type ElementRef =
  | { readonly kind: "node"; readonly id: NodeId }
  | { readonly kind: "edge"; readonly id: EdgeId }
  | { readonly kind: "group"; readonly id: GroupId };

export type Tool = "pan" | "box" | "lasso";

export const NOTHING: Selection = { nodes: new Set(), edges: new Set() };

/** One open chart. `state` is what undo covers; selection, hover and tool are how a person looks at it. */
export interface OpenChart {
  readonly caseId: string;
  readonly history: History;
  readonly state: ChartState;
  readonly facts: Facts;
  readonly selection: Selection;
  readonly hovered: ElementRef | null;
  readonly tool: Tool;
  /** Where playback stands, epoch milliseconds [since, until); none: it does not play. */
  readonly playing: readonly [number, number] | null;
  /** A published or shared chart, or an older version: looked at, not changed. */
  readonly readOnly: boolean;

  run(command: Command): void;
  undo(): void;
  redo(): void;
  goTo(done: number): void;
  open(history: History, readOnly?: boolean): void;
  learn(found: FoundFacts): void;
  forgetFacts(): void;
  select(selection: Partial<Selection>): void;
  hover(element: ElementRef | null): void;
  useTool(tool: Tool): void;
  play(span: readonly [number, number] | null): void;
}

export type ChartStore = StoreApi<OpenChart>;

export function createChartStore(caseId: string, now: () => Date = () => new Date()): ChartStore {
  return createStore<OpenChart>()((set, get) => {
    const goTo = (history: History): void => {
      const state = current(history);
      set({ history, state, selection: onChart(get().selection, state) });
    };
    return {
      caseId,
      history: begun(),
      state: current(begun()),
      facts: NO_FACTS,
      selection: NOTHING,
      hovered: null,
      tool: "pan",
      playing: null,
      readOnly: false,
      run(command) {
        if (!get().readOnly) goTo(performed(get().history, command, now().toISOString()));
      },
      undo: () => goTo(at(get().history, get().history.done - 1)),
      redo: () => goTo(at(get().history, get().history.done + 1)),
      goTo: (done) => goTo(at(get().history, done)),
      open: (history, readOnly = false) =>
        set({ history, state: current(history), selection: NOTHING, hovered: null, readOnly }),
      learn: (found) => set({ facts: withFacts(get().facts, found) }),
      forgetFacts: () => set({ facts: NO_FACTS }),
      select: (selection) => set({ selection: onChart({ ...NOTHING, ...selection }, get().state) }),
      hover: (hovered) => set({ hovered }),
      useTool: (tool) => set({ tool }),
      play: (playing) => set({ playing }),
    };
  });
}

/** What is no longer on the chart can't be selected. */
function onChart(selection: Selection, state: ChartState): Selection {
  const nodes = [...selection.nodes].filter((id) => id in state.nodes || id in state.groups);
  const edges = [...selection.edges].filter((id) => id in state.edges);
  const same = nodes.length === selection.nodes.size && edges.length === selection.edges.size;
  return same ? selection : { nodes: new Set(nodes), edges: new Set(edges) };
}
