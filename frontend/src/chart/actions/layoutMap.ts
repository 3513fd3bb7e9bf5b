import { words } from "@/app/words";
import type { Action, ActionContext } from "../action";
import { arrange } from "../layouts/arranging";
import { layoutAction } from "../layouts/layoutAction";
import map from "../layouts/map.layout";
import { locatedOn } from "../located";
import { drawnOf } from "../selecting";

const usual = layoutAction(map, [34]);

/** Says how many have no place, and looks at those that have one. */
const layoutMap: Action = {
  ...usual,
  refused: (context) => usual.refused?.(context) ?? (placed(context).length === 0 ? "noPlaces" : null),
  async run(context) {
    const { chart, nodes, groups } = context;
    if ((await arrange(chart, map, {}, [...nodes, ...groups])) === null) {
      context.announce(words("layouts")("cancelled"));
      return;
    }
    const there = placed(context);
    const all = drawnOf(context.chart.getState()).nodes.length;
    context.announce(words("map")("told", { count: there.length, all }));
    requestAnimationFrame(() => requestAnimationFrame(() => context.renderer?.fit(there)));
  },
};
export default layoutMap;

function placed({ chart }: ActionContext): readonly string[] {
  const { state, facts } = chart.getState();
  const located = locatedOn(state, facts);
  return drawnOf(chart.getState()).nodes.flatMap(({ node }) => (located.has(node.id) ? [node.id] : []));
}
