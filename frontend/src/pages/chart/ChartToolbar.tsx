import { Fragment, useMemo } from "react";
import { useStore } from "zustand";
import { useWords } from "@/app/words";
import type { Action } from "@/chart/action";
import { ACTIONS } from "@/chart/actions";
import { IconButton } from "@/design/IconButton";
import { Divider, Toolbar } from "@/design/Toolbar";
import styles from "./ChartToolbar.module.css";
import { runAction, useChart, useFrame, whyNot } from "./frame";

const SHOWN = ACTIONS.filter(({ where }) => where.includes("toolbar"));
const SECTIONS = [...new Set(SHOWN.map(({ section }) => section))];

/** One stop for Tab; arrows go from button to button. */
export function ChartToolbar() {
  const t = useWords("chart");
  return (
    <div className={styles.bar}>
      <Toolbar label={t("toolbar")}>
        {SECTIONS.map((section, number) => (
          <Fragment key={section}>
            {number === 0 ? null : <Divider />}
            {SHOWN.filter((action) => action.section === section).map((action) => (
              <ActionButton key={action.id} action={action} />
            ))}
          </Fragment>
        ))}
      </Toolbar>
    </div>
  );
}

function ActionButton({ action }: { readonly action: Action }) {
  const frame = useFrame();
  const t = useWords("actions");
  const renderer = useStore(frame.state, (held) => held.renderer);
  const state = useChart((open) => open.state);
  const history = useChart((open) => open.history);
  const facts = useChart((open) => open.facts);
  const selection = useChart((open) => open.selection);
  const tool = useChart((open) => open.tool);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what an action may ask for
  const context = useMemo(
    () => frame.contextFor(null),
    [frame, renderer, state, history, facts, selection, tool],
  );
  return (
    <IconButton
      icon={action.icon}
      label={t(`${action.id}.label`)}
      shortcut={action.shortcut}
      why={whyNot(action, context)}
      {...(action.isOn === undefined ? {} : { isOn: action.isOn(context) })}
      onPress={() => runAction(action, frame.contextFor(null))}
    />
  );
}
