import { useStore } from "zustand";
import { useWords } from "@/app/words";
import { Button } from "@/design/Button";
import { Dialog } from "@/design/Dialog";
import type { ActionContext } from "../action";
import setFilters from "../commands/setFilters";
import setTime from "../commands/setTime";
import setTopology from "../commands/setTopology";
import show from "../commands/show";
import showAllHidden from "../commands/showAllHidden";
import { type HiddenKind, hiddenKinds } from "../hiddenKinds";
import { visibleOf } from "../selecting";
import type { OpenChart } from "../store";
import type { Reason } from "../visible";
import styles from "./Arranging.module.css";

interface HiddenProps {
  readonly context: ActionContext;
  close(): void;
}

const REASONS: readonly Reason[] = ["hand", "filter", "topology", "time", "end"];

/** What is on the chart and not on the picture: how much, why, and how to get it back. */
export default function Hidden({ context, close }: HiddenProps) {
  const t = useWords("arranging");
  const open = useStore(context.chart);
  const { removed } = visibleOf(open);
  const why = open.readOnly ? t("hidden.readOnly") : null;
  const reasons = REASONS.filter((reason) => removed[reason].nodes + removed[reason].edges > 0);
  return (
    <Dialog title={t("hidden.title")} onClose={close}>
      {reasons.length === 0 ? <p>{t("hidden.nothing")}</p> : null}
      <ul className={styles.list}>
        {reasons.map((reason) => (
          <li key={reason} className={styles.item}>
            <span>{t(`hidden.${reason}`, { ...removed[reason] })}</span>
            <Back reason={reason} open={open} why={why} />
          </li>
        ))}
      </ul>
      <ByKind kinds={hiddenKinds(open.state)} open={open} why={why} />
    </Dialog>
  );
}

interface BackProps {
  readonly reason: Reason;
  readonly open: OpenChart;
  readonly why: string | null;
}

/** Edges that miss an end come back with it. */
function Back({ reason, open, why }: BackProps) {
  const t = useWords("arranging");
  if (reason === "end") return null;
  const { time } = open.state;
  const commands = {
    hand: showAllHidden(null),
    filter: setFilters({ filters: [] }),
    topology: setTopology({ topology: null }),
    time: setTime({ time: { ...time, windows: [] } }),
  };
  return (
    <Button why={why} onPress={() => open.run(commands[reason])}>
      {t(`hidden.back.${reason}`)}
    </Button>
  );
}

interface ByKindProps {
  readonly kinds: readonly HiddenKind[];
  readonly open: OpenChart;
  readonly why: string | null;
}

/** Hidden by hand, to be shown kind by kind. */
function ByKind({ kinds, open, why }: ByKindProps) {
  const t = useWords("arranging");
  const named = useWords("kinds");
  if (kinds.length < 2) return null;
  const showKind = ({ on, ids }: HiddenKind) => open.run(show({ nodes: [], edges: [], [on]: ids }));
  return (
    <section aria-label={t("hidden.byKind")} className={styles.part}>
      <h3>{t("hidden.byKind")}</h3>
      <ul className={styles.list}>
        {kinds.map((each) => (
          <li key={`${each.on} ${each.kind}`} className={styles.item}>
            <span>
              {named(`${each.on}.${each.kind}`)} <span className={styles.count}>{each.ids.length}</span>
            </span>
            <Button why={why} onPress={() => showKind(each)}>
              {t("hidden.show")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
