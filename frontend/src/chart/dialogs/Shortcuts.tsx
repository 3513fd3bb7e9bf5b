import { useWords } from "@/app/words";
import { Dialog } from "@/design/Dialog";
import { Keys } from "@/design/Keys";
import type { Action, ActionContext } from "../action";
import { ACTIONS } from "../actions";
import styles from "./Arranging.module.css";

interface ShortcutsProps {
  readonly context: ActionContext;
  close(): void;
}

const SECTIONS = [...new Set(ACTIONS.map(({ section }) => section))];
/** Keys that belong to the picture and to the list of its elements, and to no action. */
const PICTURE = [
  ["ArrowLeft", "pan"],
  ["Shift+ArrowLeft", "panFar"],
  ["Shift+F10", "menu"],
] as const;
const LIST = [
  ["ArrowDown", "next"],
  [" ", "choose"],
  ["Enter", "choose"],
  ["Shift+F10", "menu"],
] as const;

/** All keys of the chart, and what can be done without one. */
export default function Shortcuts({ close }: ShortcutsProps) {
  const t = useWords("arranging");
  return (
    <Dialog title={t("shortcuts.title")} size="wide" onClose={close}>
      <p className={styles.note}>{t("shortcuts.focus")}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <section className={styles.columns} aria-label={t("shortcuts.title")} tabIndex={0}>
        {SECTIONS.map((section) => (
          <Section key={section} title={t(`shortcuts.sections.${section}`)}>
            {ACTIONS.filter((action) => action.section === section).map((action) => (
              <ActionKeys key={action.id} action={action} />
            ))}
          </Section>
        ))}
        <FixedKeys title={t("shortcuts.picture")} keys={PICTURE} />
        <FixedKeys title={t("shortcuts.list")} keys={LIST} />
      </section>
    </Dialog>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section className={styles.section}>
      <h3>{title}</h3>
      <dl className={styles.keys}>{children}</dl>
    </section>
  );
}

function ActionKeys({ action: { id, shortcut } }: { readonly action: Action }) {
  const t = useWords("arranging");
  const actions = useWords("actions");
  return (
    <>
      <dt>
        {shortcut === undefined ? (
          <span className={styles.note}>{t("shortcuts.byMenu")}</span>
        ) : (
          <Keys shortcut={shortcut} />
        )}
      </dt>
      <dd>{actions(`${id}.label`)}</dd>
    </>
  );
}

interface FixedKeysProps {
  readonly title: string;
  readonly keys: readonly (readonly [shortcut: string, word: string])[];
}

function FixedKeys({ title, keys }: FixedKeysProps) {
  const t = useWords("arranging");
  return (
    <Section title={title}>
      {keys.map(([shortcut, word]) => (
        <Pair key={shortcut} shortcut={shortcut} text={t(`shortcuts.fixed.${word}`)} />
      ))}
    </Section>
  );
}

function Pair({ shortcut, text }: { readonly shortcut: string; readonly text: string }) {
  return (
    <>
      <dt>
        <Keys shortcut={shortcut} />
      </dt>
      <dd>{text}</dd>
    </>
  );
}
