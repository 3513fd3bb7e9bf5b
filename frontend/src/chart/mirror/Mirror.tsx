import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import { useWords } from "@/app/words";
import { eventsFor } from "@/pages/chart/canvasEvents";
import { type Frame, useChart, useFrame } from "@/pages/chart/frame";
import type { Point } from "../model";
import { usePicture } from "../painting";
import type { SceneEdge, SceneNode } from "../scene";
import styles from "./Mirror.module.css";
import { labelOf, NO_ROWS, type Row, type Rows, type RowWords, rowsOf, summaryOf, target } from "./rows";
import { useHistoryTold } from "./useHistoryTold";

/** Larger charts are put in order when somebody goes to the list: it takes a second, and again at each change. */
const ALWAYS_READY = 2_000;
/** Rows that are there at once: a chart may have many thousands, and one is heard at a time. */
const AROUND = 3;

/**
 * The chart as a list, for whoever does not see the picture or uses no mouse. Every node and line that is drawn is in
 * it; arrows go from one to the next and the picture follows, Enter selects, Space adds, Shift+F10 opens the menu.
 */
export function Mirror() {
  const frame = useFrame();
  const t = useWords("mirror");
  const words = useRowWords();
  const { scene } = usePicture(frame.chart);
  const count = scene.nodes.length + scene.edges.length;
  const [isUsed, setUsed] = useState(false);
  const isReady = isUsed || count <= ALWAYS_READY;
  const rows = useMemo(() => (isReady ? rowsOf(scene) : NO_ROWS), [scene, isReady]);
  const summary = useId();
  const help = useId();
  useHistoryTold(frame.chart);
  return (
    <section
      className={styles.mirror}
      aria-label={t("label")}
      onFocus={() => setUsed(true)}
      onBlur={() => setUsed(false)}
    >
      <p id={summary} className={styles.summary}>
        {summaryOf(scene, words)}
      </p>
      <p id={help} className={styles.help}>
        {t("help")}
      </p>
      {count === 0 ? null : (
        <List frame={frame} rows={rows} count={count} words={words} describedBy={`${summary} ${help}`} />
      )}
    </section>
  );
}

interface ListProps {
  readonly frame: Frame;
  readonly rows: Rows;
  readonly count: number;
  readonly words: RowWords;
  readonly describedBy: string;
}

function List({ frame, rows, count, words, describedBy }: ListProps) {
  const list = useId();
  const place = useRef<HTMLDivElement>(null);
  const state = useChart((open) => open.state);
  const events = useMemo(() => eventsFor(frame, { open: () => undefined, lost: () => undefined }), [frame]);
  const [activeId, setActiveId] = useState("");
  const active = rows.numberOf.get(activeId) ?? 0;
  const go = (to: number) => {
    const row = rows.rows[to];
    if (row === undefined) return;
    setActiveId(row.element.id);
    events.hovered(row.element);
    bringIntoView(frame, row.item, place.current);
  };
  const first = Math.max(0, Math.min(active - AROUND, rows.rows.length - 2 * AROUND - 1));
  return (
    <div
      ref={place}
      role="listbox"
      tabIndex={0}
      className={styles.list}
      aria-label={words.mirror("list", { count })}
      aria-multiselectable="true"
      aria-describedby={describedBy}
      aria-activedescendant={`${list}-${active}`}
      data-testid="chart-mirror"
      onFocus={() => go(active)}
      onBlur={() => events.hovered(null)}
      onKeyDown={(event) => {
        const row = rows.rows[active];
        if (event.ctrlKey || event.metaKey || event.altKey || row === undefined) return;
        const to = target(event.key, active, rows);
        if (to !== null) go(to);
        else if (isMenuKey(event)) events.menuAsked(row.element, pointOf(frame, row.item, place.current));
        else if (event.key === "Enter" || event.key === " ")
          events.clicked(row.element, { add: event.key === " " });
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {rows.rows.slice(first, first + 2 * AROUND + 1).map((row, index) => (
        <Option
          key={row.element.id}
          id={`${list}-${first + index}`}
          row={row}
          isActive={first + index === active}
          place={{ position: first + index + 1, of: rows.rows.length }}
          label={labelOf(row, rows, state, words)}
          onPress={(add) => {
            setActiveId(row.element.id);
            events.clicked(row.element, { add });
          }}
        />
      ))}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly row: Row;
  readonly label: string;
  readonly isActive: boolean;
  readonly place: { readonly position: number; readonly of: number };
  onPress(add: boolean): void;
}

function Option({ id, row, label, isActive, place, onPress }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and names the option that is meant
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list hears the keys
    <div
      id={id}
      role="option"
      className={styles.option}
      aria-selected={row.item.selected}
      aria-posinset={place.position}
      aria-setsize={place.of}
      data-active={isActive || undefined}
      onClick={(event) => onPress(event.ctrlKey || event.metaKey || event.shiftKey)}
    >
      {label}
    </div>
  );
}

function useRowWords(): RowWords {
  const mirror = useWords("mirror");
  const kinds = useWords("kinds");
  const certainty = useWords("certainty");
  return useMemo(() => ({ mirror, kinds, certainty }), [mirror, kinds, certainty]);
}

function isMenuKey({ key, shiftKey }: KeyboardEvent): boolean {
  return key === "ContextMenu" || (key === "F10" && shiftKey);
}

type Item = SceneNode | SceneEdge;

function endsOf(item: Item): readonly string[] {
  return "start" in item ? [item.start, item.end] : [item.id];
}

/** The view moves only where what is meant can't be seen. */
function bringIntoView({ state }: Frame, item: Item, list: HTMLElement | null): void {
  const { renderer } = state.getState();
  const picture = list?.closest<HTMLElement>("[data-chart]");
  const [id] = endsOf(item);
  if (renderer === null || picture == null || id === undefined) return;
  const at = renderer.pixelOf(id);
  const isSeen =
    at !== null && at.x >= 0 && at.y >= 0 && at.x <= picture.clientWidth && at.y <= picture.clientHeight;
  if (!isSeen) renderer.centreOn(id);
}

/** Where its menu opens: on a node, in the middle of a line, else in the middle of the picture. */
function pointOf({ state }: Frame, item: Item, list: HTMLElement | null): Point {
  const { renderer } = state.getState();
  const points = endsOf(item).flatMap((id) => renderer?.pixelOf(id) ?? []);
  const picture = list?.closest<HTMLElement>("[data-chart]");
  if (points.length === 0) return { x: (picture?.clientWidth ?? 0) / 2, y: (picture?.clientHeight ?? 0) / 2 };
  return {
    x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
    y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
  };
}
