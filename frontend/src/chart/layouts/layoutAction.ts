import { words } from "@/app/words";
import type { Action, ActionContext } from "../action";
import { noneDrawn, readOnly, refusedFor } from "../refusals";
import { arrange } from "./arranging";
import type { Layout } from "./layout";

/** The action of a layout: what is selected, where that are several, else all that is drawn. */
export function layoutAction(layout: Layout, rows: readonly number[], shortcut?: string): Action {
  return {
    id: `layout-${layout.name}`,
    rows,
    icon: layout.icon,
    where: ["toolbar", "selection", "canvas"],
    section: "arrange",
    ...(shortcut === undefined ? {} : { shortcut }),
    refused: refusedFor(readOnly, noneDrawn, (context) => tooMany(layout, context)),
    run: (context) => arrangeBy(layout, context),
  };
}

function tooMany({ most }: Layout, { chart }: ActionContext): string | null {
  const { nodes } = chart.getState().state;
  return most !== undefined && Object.keys(nodes).length > most ? "tooMany" : null;
}

async function arrangeBy(
  layout: Layout,
  { chart, nodes, groups, renderer, announce }: ActionContext,
): Promise<void> {
  const t = words("layouts");
  const chosen = [...nodes, ...groups];
  const [first] = chosen;
  const options = chosen.length === 1 && first !== undefined ? centredOn(layout, first) : {};
  const placed = await arrange(chart, layout, options, chosen);
  if (placed === null) {
    announce(t("cancelled"));
    return;
  }
  announce(t("done", { layout: t(`${layout.name}.label`), count: Object.keys(placed).length }));
  requestAnimationFrame(() => renderer?.fit()); // when the new places are drawn
}

/** A layout that has a centre takes the one node that is selected. */
function centredOn({ options }: Layout, node: string): Readonly<Record<string, string>> {
  return Object.fromEntries(options.filter(({ kind }) => kind === "node").map(({ name }) => [name, node]));
}
