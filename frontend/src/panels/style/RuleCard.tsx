import { ArrowUp, Trash2 } from "lucide-react";
import { useWords } from "@/app/words";
import { NODE_KINDS } from "@/chart/kinds";
import { SampleIcon } from "@/chart/legend/SampleIcon";
import type { StyleRule } from "@/chart/model";
import { VALUE_ICONS } from "@/chart/ruling";
import { OTHER, PALETTE } from "@/chart/scales";
import type { RuleKey, ValueLook } from "@/chart/styling";
import { fieldWord, kindWord, valueWord } from "@/chart/wording";
import { DataText } from "@/design/DataText";
import { IconButton } from "@/design/IconButton";
import { Select } from "@/design/Select";
import styles from "./style.module.css";

interface RuleCardProps {
  readonly ruleKey: RuleKey;
  readonly isFirst: boolean;
  onChange(rule: StyleRule): void;
  onRemove(): void;
  onUp(): void;
}

const LISTED = 14;

/** One rule, and what a person may choose for its values. */
export function RuleCard({ ruleKey, isFirst, onChange, onRemove, onUp }: RuleCardProps) {
  const t = useWords("style");
  const { rule, values } = ruleKey;
  const name = useRuleName(rule);
  return (
    <section className={styles.rule} aria-label={name}>
      <header className={styles.header}>
        <h3 className={styles.title}>{name}</h3>
        {isFirst ? null : (
          <IconButton size="small" icon={ArrowUp} label={t("up", { rule: name })} onPress={onUp} />
        )}
        <IconButton size="small" icon={Trash2} label={t("remove", { rule: name })} onPress={onRemove} />
      </header>
      <ul className={styles.values}>
        {values.slice(0, LISTED).map((look) => (
          <ValueRow
            key={look.value}
            rule={rule}
            look={look}
            onChoose={(chosen) => onChange({ ...rule, chosen: { ...rule.chosen, [look.value]: chosen } })}
          />
        ))}
      </ul>
      {values.length > LISTED ? (
        <p className={styles.note}>{t("moreValues", { count: values.length - LISTED })}</p>
      ) : null}
    </section>
  );
}

function useRuleName({ on, kind, channel, field }: StyleRule): string {
  const t = useWords("style");
  const filters = useWords("filters");
  const kinds = useWords("kinds");
  return t("rule", {
    channel: t(`channels.${channel}`),
    kind: kind === null ? filters(on === "nodes" ? "allNodes" : "allEdges") : kindWord(kind, kinds),
    field: fieldWord(field, kinds),
  });
}

interface ValueRowProps {
  readonly rule: StyleRule;
  readonly look: ValueLook;
  onChoose(chosen: string): void;
}

function ValueRow({ rule, look, onChoose }: ValueRowProps) {
  const t = useWords("style");
  const kinds = useWords("kinds");
  const value = valueWord(rule.field, look.value, kinds);
  const isIcon = rule.channel === "icon";
  const options = isIcon
    ? VALUE_ICONS.map((icon) => ({ value: icon, label: kinds(`nodes.${icon.toUpperCase()}`) }))
    : [...PALETTE, OTHER].map((colour) => ({ value: colour, label: t(`colours.${colour}`) }));
  return (
    <li className={styles.value}>
      <SampleIcon
        sample={
          rule.on === "edges"
            ? { kind: "line", colour: look.colour, certainty: "asserted", number: look.number }
            : {
                kind: "node",
                colour: isIcon ? OTHER : look.colour,
                shape: look.shape ?? NODE_KINDS.ACCOUNT.shape,
                icon: look.icon,
              }
        }
      />
      <span className={styles.valueName}>
        <DataText text={value} limit={30} />
      </span>
      <Select
        label={t(isIcon ? "iconOf" : "colourOf", { value })}
        labelIsHidden
        options={options}
        value={isIcon ? look.icon : look.colour}
        onChange={onChoose}
      />
    </li>
  );
}
