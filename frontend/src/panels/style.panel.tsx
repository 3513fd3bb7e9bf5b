import { Palette, Plus } from "lucide-react";
import { useState } from "react";
import { useStore } from "zustand";
import { useWords } from "@/app/words";
import setStyle from "@/chart/commands/setStyle";
import type { Channel, StyleRule } from "@/chart/model";
import { usePicture } from "@/chart/painting";
import { CHANNELS, modesOf, ruleOf } from "@/chart/ruling";
import type { ChartStore } from "@/chart/store";
import { Button } from "@/design/Button";
import { Choice } from "@/design/Choice";
import { Disclosure } from "@/design/Disclosure";
import { EmptyState } from "@/design/EmptyState";
import { type About, FieldSelect, KindSelect, useAttributes } from "./KindAndField";
import { Captions } from "./style/Captions";
import { RuleCard } from "./style/RuleCard";
import styles from "./style/style.module.css";

/** What decides how the picture looks: rules by attribute, and captions. */
function Style({ chart }: { readonly chart: ChartStore }) {
  const t = useWords("style");
  const isReadOnly = useStore(chart, (open) => open.readOnly);
  const isEmpty = useStore(chart, (open) => Object.keys(open.state.nodes).length === 0);
  if (isReadOnly) return <EmptyState icon={Palette} title={t("readOnly")} />;
  if (isEmpty) return <EmptyState icon={Palette} title={t("empty")} />;
  return (
    <div className={styles.style}>
      <Rules chart={chart} />
      <Adding chart={chart} />
      <Disclosure title={t("captions.title")} isOpenAtFirst>
        <Captions chart={chart} />
      </Disclosure>
    </div>
  );
}

function Rules({ chart }: { readonly chart: ChartStore }) {
  const t = useWords("style");
  const style = useStore(chart, (open) => open.state.style);
  const { keys } = usePicture(chart).styling;
  const set = (rules: readonly StyleRule[]): void => chart.getState().run(setStyle({ style: rules }));
  if (style.length === 0) return <p className={styles.note}>{t("usual")}</p>;
  return (
    <>
      {keys.map((key, at) => (
        <RuleCard
          key={key.rule.id}
          ruleKey={key}
          isFirst={at === 0}
          onChange={(rule) => set(style.map((each) => (each.id === rule.id ? rule : each)))}
          onRemove={() => set(style.filter((each) => each.id !== key.rule.id))}
          onUp={() => set(movedUp(style, at))}
        />
      ))}
      {style.length > 1 ? <p className={styles.note}>{t("later")}</p> : null}
    </>
  );
}

function movedUp(style: readonly StyleRule[], at: number): readonly StyleRule[] {
  const moved = style[at];
  return moved === undefined
    ? style
    : [...style.slice(0, at - 1), moved, ...style.slice(at - 1, at), ...style.slice(at + 1)];
}

function Adding({ chart }: { readonly chart: ChartStore }) {
  const t = useWords("style");
  const [about, setAbout] = useState<About>({ on: "nodes", kind: "ACCOUNT" });
  const [channel, setChannel] = useState<Channel>("colour");
  const [field, setField] = useState<string | null>(null);
  const [wanted, setWanted] = useState<StyleRule["mode"]>("range");
  const fields = useAttributes(chart, about).filter((each) => modesOf(channel, each).length > 0);
  const chosen = fields.find((each) => each.field === field);
  const modes = chosen === undefined ? [] : modesOf(channel, chosen);
  const mode = modes.includes(wanted) ? wanted : modes[0];
  const add = (): void => {
    if (chosen === undefined || mode === undefined) return;
    const { state, facts, run } = chart.getState();
    const rule = ruleOf({ ...about, channel, field: chosen.field, mode }, state, facts);
    run(setStyle({ style: [...state.style, rule] }));
    setField(null);
  };
  return (
    <section className={styles.adding} aria-label={t("add")}>
      <KindSelect
        chart={chart}
        about={about}
        onChange={(next) => {
          setAbout(next);
          if (!CHANNELS[next.on].includes(channel)) setChannel("colour");
        }}
      />
      <Choice<Channel>
        label={t("channel")}
        options={CHANNELS[about.on].map((value) => ({ value, label: t(`channels.${value}`) }))}
        value={channel}
        onChange={setChannel}
      />
      <FieldSelect fields={fields} value={chosen?.field ?? null} onChange={setField} />
      {modes.length > 1 && mode !== undefined ? (
        <Choice<StyleRule["mode"]>
          label={t("mode")}
          options={modes.map((value) => ({ value, label: t(`modes.${value}`) }))}
          value={mode}
          onChange={setWanted}
        />
      ) : null}
      <Button icon={Plus} why={chosen === undefined ? t("choose") : null} onPress={add}>
        {t("add")}
      </Button>
    </section>
  );
}

export default { id: "style", icon: Palette, side: "left", order: 25, Component: Style } as const;
