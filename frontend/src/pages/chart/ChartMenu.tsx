import { useStore } from "zustand";
import { useWords } from "@/app/words";
import type { Action, ActionContext } from "@/chart/action";
import { ACTIONS } from "@/chart/actions";
import { ContextMenu } from "@/design/ContextMenu";
import type { MenuPart } from "@/design/Menu";
import { placeOf, runAction, useFrame, whyNot } from "./frame";

/** The menu of what was asked on: a node, an edge, a group, what is selected, or the chart itself. */
export function ChartMenu() {
  const frame = useFrame();
  const t = useWords("chart");
  const tActions = useWords("actions");
  const menu = useStore(frame.state, (held) => held.menu);
  if (menu === null) return null;
  const context = frame.contextFor(menu.element);
  const place = placeOf(context);
  const actions = ACTIONS.filter(({ where }) => where.includes(place));
  return (
    <ContextMenu
      label={t(`menu.${place}`)}
      at={menu.at}
      parts={partsOf(actions, context, (action) => tActions(`${action.id}.label`))}
      onClose={() => frame.state.setState({ menu: null })}
    />
  );
}

/** Actions that can't be done stay in the menu and say why. */
function partsOf(
  actions: readonly Action[],
  context: ActionContext,
  labelOf: (action: Action) => string,
): MenuPart[] {
  const sections = [...new Set(actions.map(({ section }) => section))];
  return sections.map((section) => ({
    id: section,
    entries: actions
      .filter((action) => action.section === section)
      .map((action) => ({
        id: action.id,
        label: labelOf(action),
        icon: action.icon,
        shortcut: action.shortcut,
        why: whyNot(action, context),
        run: () => runAction(action, context),
      })),
  }));
}
