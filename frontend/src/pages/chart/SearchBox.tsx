import { Plus } from "lucide-react";
import { type KeyboardEvent, type RefObject, useRef, useState } from "react";
import { ListBox, ListBoxItem, Popover, Text } from "react-aria-components";
import type { NodeLabel } from "@/api/schema";
import { useWords } from "@/app/words";
import { putOnChart } from "@/chart/adding";
import type { NodeFacts } from "@/chart/facts";
import { NODE_KINDS } from "@/chart/kinds";
import { tellAdded } from "@/chart/tellAdded";
import { Button } from "@/design/Button";
import { Completeness } from "@/design/Completeness";
import { DataText } from "@/design/DataText";
import { ProblemNote } from "@/design/ProblemNote";
import { SearchField } from "@/design/SearchField";
import { Select } from "@/design/Select";
import { useChart, useFrame } from "./frame";
import styles from "./SearchBox.module.css";
import { tellProblem } from "./tellProblem";
import { type Found, useFound } from "./useFound";

const LABELS = ["ACCOUNT", "POST", "HASHTAG", "LINK", "DOMAIN", "CHANNEL"] as const satisfies NodeLabel[];
type Label = (typeof LABELS)[number];

/** Finds nodes of the case and puts them on the chart. */
export function SearchBox() {
  const t = useWords("chart");
  const tKinds = useWords("kinds");
  const [question, setQuestion] = useState("");
  const [label, setLabel] = useState<Label>("ACCOUNT");
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { found, problem, again } = useFound(question, label);
  const intoList = (event: KeyboardEvent) => {
    const first = list.current?.querySelector<HTMLElement>("[role=option]");
    if (event.key !== "ArrowDown" || !isOpen || first === null || first === undefined) return;
    event.preventDefault();
    first.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: an arrow leads from the field to what was found
    <div ref={box} className={styles.box} data-chart-search="" onKeyDown={intoList}>
      <Select<Label>
        label={t("search.kind")}
        labelIsHidden
        options={LABELS.map((value) => ({ value, label: tKinds(`nodes.${value}`) }))}
        value={label}
        onChange={setLabel}
      />
      <SearchField
        label={t("search.label")}
        labelIsHidden
        placeholder={t("search.placeholder")}
        value={question}
        onChange={(value) => {
          setQuestion(value);
          setOpen(value.trim() !== "");
        }}
        onSubmit={() => setOpen(question.trim() !== "")}
      />
      <Popover
        triggerRef={box}
        className={styles.popover ?? ""}
        placement="bottom start"
        isNonModal
        isOpen={isOpen && (found !== null || problem !== null)}
        onOpenChange={setOpen}
      >
        {problem === null ? null : <ProblemNote problem={problem} onRetry={again} />}
        {found === null || problem !== null ? null : <Results found={found} list={list} />}
      </Popover>
    </div>
  );
}

function Results({
  found,
  list,
}: {
  readonly found: Found;
  readonly list: RefObject<HTMLDivElement | null>;
}) {
  const { api, chart } = useFrame();
  const t = useWords("chart");
  const held = useChart((open) => open.state.nodes);
  const add = (ids: readonly string[]) =>
    void putOnChart(api, chart, ids, { from: "search" }).then(tellAdded, tellProblem);
  const fresh = found.nodes.filter(({ id }) => held[id] === undefined);
  if (found.nodes.length === 0) return <p className={styles.none}>{t("search.nothing")}</p>;
  return (
    <>
      <ListBox
        ref={list}
        aria-label={t("search.results")}
        className={styles.list ?? ""}
        onAction={(id) => add([String(id)])}
      >
        {found.nodes.map((node) => (
          <ResultItem key={node.id} node={node} isHeld={held[node.id] !== undefined} />
        ))}
      </ListBox>
      <div className={styles.foot}>
        <Completeness of={{ ...found, reason: found.complete ? null : t("search.narrow") }} />
        <Button
          icon={Plus}
          why={fresh.length === 0 ? t("search.allThere") : null}
          onPress={() => add(fresh.map(({ id }) => id))}
        >
          {t("search.addAll", { count: fresh.length })}
        </Button>
      </div>
    </>
  );
}

function ResultItem({ node, isHeld }: { readonly node: NodeFacts; readonly isHeld: boolean }) {
  const t = useWords("chart");
  const caption = captionOfFound(node);
  const more = node.label === "ACCOUNT" ? node.values.name : node.key;
  return (
    <ListBoxItem id={node.id} textValue={caption} className={styles.item ?? ""}>
      <Text slot="label" className={styles.caption ?? ""}>
        <DataText text={caption} limit={60} />
      </Text>
      <Text slot="description" className={styles.more ?? ""}>
        <DataText text={typeof more === "string" ? more : null} limit={60} />
        {isHeld ? <span className={styles.held}>{t("search.there")}</span> : null}
      </Text>
    </ListBoxItem>
  );
}

function captionOfFound({ label, key, values }: NodeFacts): string {
  for (const field of NODE_KINDS[label].captions) {
    const fact = values[field];
    if (typeof fact === "string" && fact.trim() !== "") return field === "handle" ? `@${fact}` : fact;
  }
  return key;
}
