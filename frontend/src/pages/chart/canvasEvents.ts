import move from "@/chart/commands/move";
import type { EdgeId, NodeId } from "@/chart/model";
import { pictureOf } from "@/chart/painting";
import type { ChartEvents } from "@/chart/renderer/ChartRenderer";
import type { ElementRef, Selection } from "@/chart/store";
import type { Frame } from "./frame";

interface Others {
  open(element: ElementRef): void;
  lost(): void;
}

/** What happens on the picture, as the store and the page take it. */
export function eventsFor(frame: Frame, { open, lost }: Others): ChartEvents {
  const { chart } = frame;
  return {
    clicked(element, { add }) {
      const { selection, select } = chart.getState();
      if (element === null) {
        if (!add) select({});
        return;
      }
      const clicked = partsOf(frame, element);
      select(add ? toggled(selection, clicked) : clicked);
    },
    doubleClicked: open,
    menuAsked(element, at) {
      frame.openMenu(element === null ? null : asChartElement(frame, element), at);
    },
    hovered(element) {
      const { hovered, hover } = chart.getState();
      if (hovered?.id !== element?.id) hover(element);
    },
    moved(positions) {
      const { readOnly, run } = chart.getState();
      if (readOnly)
        chart.setState({}); // shown again as it is
      else run(move({ positions }));
    },
    enclosed(nodes, { add }) {
      const { selection, select } = chart.getState();
      select(
        add
          ? { nodes: new Set([...selection.nodes, ...nodes]), edges: selection.edges }
          : { nodes: new Set(nodes) },
      );
    },
    viewChanged() {},
    lost,
  };
}

/** A line stands for one edge or for several: all of them are chosen by it. */
function partsOf(frame: Frame, element: ElementRef): Selection {
  if (element.kind !== "edge") return { nodes: new Set([element.id]), edges: new Set() };
  return { nodes: new Set(), edges: new Set(edgesOf(frame, element.id)) };
}

function edgesOf({ chart }: Frame, line: string): readonly EdgeId[] {
  return pictureOf(chart).scene.edges.find(({ id }) => id === line)?.edges ?? [];
}

/** A menu on a line of several is asked on all of them: they become the selection. */
function asChartElement(frame: Frame, element: ElementRef): ElementRef {
  if (element.kind !== "edge") return element;
  const edges = edgesOf(frame, element.id);
  const { selection, select } = frame.chart.getState();
  const [first = element.id] = edges;
  if (edges.length > 1 && !edges.every((id) => selection.edges.has(id))) select({ edges: new Set(edges) });
  return { kind: "edge", id: first };
}

function toggled(held: Selection, clicked: Selection): Selection {
  return { nodes: toggledSet(held.nodes, clicked.nodes), edges: toggledSet(held.edges, clicked.edges) };
}

function toggledSet<Id extends NodeId | EdgeId>(
  held: ReadonlySet<Id>,
  clicked: ReadonlySet<Id>,
): ReadonlySet<Id> {
  const all = [...clicked].every((id) => held.has(id));
  return new Set(all ? [...held].filter((id) => !clicked.has(id)) : [...held, ...clicked]);
}
