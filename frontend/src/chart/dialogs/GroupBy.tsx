import { useState } from "react";
import { useWords } from "@/app/words";
import { Button } from "@/design/Button";
import { Choice } from "@/design/Choice";
import { Dialog } from "@/design/Dialog";
import { Select } from "@/design/Select";
import type { ActionContext } from "../action";
import { attributesOf } from "../attributes";
import group from "../commands/group";
import { asValues, nodeFact } from "../fields";
import { COLLAPSED_ABOVE, type GroupingPlan, groupsBy } from "../groupsBy";
import { nodesOf } from "../selecting";
import styles from "./Arranging.module.css";

interface GroupByProps {
  readonly context: ActionContext;
  /** What is asked for at first. */
  readonly field?: string;
  close(): void;
}

const COLLAPSING = { large: COLLAPSED_ABOVE, all: 1, none: Number.POSITIVE_INFINITY } as const;
type Collapsing = keyof typeof COLLAPSING;
const COLLAPSINGS: readonly Collapsing[] = ["large", "all", "none"];
const LISTED = 12;
/** Fields that people group by come before those that are merely known of more nodes. */
const FIRST = ["community", "label", "platform", "language", "verified", "component"];

/** Groups nodes that share a value: the selected ones, or all. Shows what it would make before it does. */
export default function GroupBy({ context, field: first, close }: GroupByProps) {
  const t = useWords("arranging");
  const actions = useWords("actions");
  const { state, facts, run } = context.chart.getState();
  const chosen = nodesOf(context);
  const ids = chosen.length > 1 ? chosen : Object.keys(state.nodes);
  const fields = useFields(context, ids);
  const [field, setField] = useState(first ?? fields[0]?.value ?? "label");
  const [collapsing, setCollapsing] = useState<Collapsing>("large");
  const plan = groupsBy(state, facts, { field, ids, collapsedAbove: COLLAPSING[collapsing] });
  const make = () => {
    run(group({ groups: plan.groups }));
    context.announce(actions("groupBy.done", { count: plan.groups.length }));
    close();
  };
  return (
    <Dialog
      title={t(chosen.length > 1 ? "groupBy.selected" : "groupBy.all", { count: ids.length })}
      onClose={close}
      actions={
        <Button kind="primary" why={plan.groups.length === 0 ? t("groupBy.none") : null} onPress={make}>
          {t("groupBy.make", { count: plan.groups.length })}
        </Button>
      }
    >
      <div className={styles.form}>
        <Select label={t("groupBy.field")} options={fields} value={field} onChange={setField} />
        <Choice
          label={t("groupBy.collapse")}
          options={COLLAPSINGS.map((value) => ({
            value,
            label: t(`groupBy.collapsing.${value}`, { count: COLLAPSED_ABOVE }),
          }))}
          value={collapsing}
          onChange={(value) => setCollapsing(value)}
        />
        <Planned plan={plan} />
      </div>
    </Dialog>
  );
}

/** What is known of the nodes, with of how many of them. */
function useFields({ chart }: ActionContext, ids: readonly string[]) {
  const t = useWords("arranging");
  const kinds = useWords("kinds");
  const [fields] = useState(() => {
    const { state, facts } = chart.getState();
    const names = attributesOf(state, facts, "nodes", null).map(({ field }) => field);
    const rank = (field: string): number => (FIRST.includes(field) ? FIRST.indexOf(field) : FIRST.length);
    return names
      .map((field) => ({ field, known: ids.filter((id) => isKnown(chart, id, field)).length }))
      .filter(({ known }) => known > 1)
      .sort((one, other) => rank(one.field) - rank(other.field) || other.known - one.known);
  });
  return fields.map(({ field, known }) => ({
    value: field,
    label: kinds(`fields.${field}`, { defaultValue: field }),
    help: t("groupBy.known", { count: known }),
  }));
}

function isKnown(chart: ActionContext["chart"], id: string, field: string): boolean {
  const { state, facts } = chart.getState();
  const node = state.nodes[id];
  return node !== undefined && asValues(nodeFact(node, facts, field)).length > 0;
}

function Planned({ plan: { groups, without, alone } }: { readonly plan: GroupingPlan }) {
  const t = useWords("arranging");
  return (
    <section aria-label={t("groupBy.preview")} className={styles.part}>
      <ul className={styles.list}>
        {groups.slice(0, LISTED).map(({ id, name, members, collapsed }) => (
          <li key={id} className={styles.item}>
            <bdi>{name}</bdi>
            <span className={styles.count}>
              {t(collapsed ? "groupBy.asOne" : "groupBy.open", { count: members.length })}
            </span>
          </li>
        ))}
      </ul>
      {groups.length > LISTED ? (
        <p className={styles.note}>{t("groupBy.more", { count: groups.length - LISTED })}</p>
      ) : null}
      <p className={styles.note}>{t("groupBy.single", { without, alone })}</p>
    </section>
  );
}
