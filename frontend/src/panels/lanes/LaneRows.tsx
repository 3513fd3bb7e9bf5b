// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by hand, which a <select> does not let one do
// biome-ignore-all lint/a11y/useFocusableInteractive: the list has the focus, and says which lane is active
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the list hears the keys of all of its lanes
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef, useState } from "react";
import type { Window } from "@/time/spread";
import { shareOf } from "@/time/windows";
import { type Lane, type LaneMark, nearest } from "./lanes";
import styles from "./lanes.module.css";
import { HEIGHT, PARTS, strokesOf } from "./strokes";

const ROW = 30;
const BEYOND = 8;
/** Pixels around a mark that belong to it. */
const REACH = 6;

export interface LaneRowsProps {
  readonly label: string;
  readonly lanes: readonly Lane[];
  readonly whole: Window;
  /** Windows that are looked at, and the one that is played. */
  readonly shaded: readonly Window[];
  readonly selection: { readonly nodes: ReadonlySet<string>; readonly edges: ReadonlySet<string> };
  /** A caption: what is invisible in it has been shown already. */
  titleOf(lane: Lane): string;
  /** The lane in words, for who does not see it. */
  told(lane: Lane): string;
  onMark(mark: LaneMark | null): void;
  onSelect(chosen: Lane | LaneMark, adding: boolean): void;
}

/** Lanes, of which those in sight are drawn. One stop for Tab: up and down go from lane to lane, left and right along it. */
export function LaneRows(props: LaneRowsProps) {
  const { label, lanes, selection, titleOf, told } = props;
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lanes.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW,
    overscan: BEYOND,
  });
  const { active, mark, onKeyDown, onClick } = useActive(props, (row) => virtual.scrollToIndex(row));
  const isChosen = (lane: Lane): boolean =>
    lane.nodes.some((node) => selection.nodes.has(node)) ||
    lane.marks.some((each) => isMarked(each, selection));
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is selected brings a lane into sight
  useEffect(() => {
    if (frame.current?.contains(document.activeElement) === true) return;
    const first = lanes.findIndex(isChosen);
    if (first >= 0 && selection.nodes.size + selection.edges.size > 0) virtual.scrollToIndex(first);
  }, [selection]);
  return (
    <div
      ref={frame}
      className={styles.lanes}
      role="listbox"
      aria-label={label}
      aria-multiselectable="true"
      aria-activedescendant={active < 0 ? undefined : `${id}-${active}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => props.onMark(null)}
    >
      <div className={styles.all} style={{ height: virtual.getTotalSize() }} role="presentation">
        {virtual.getVirtualItems().map(({ index, start }) => {
          const lane = lanes[index];
          return lane === undefined ? null : (
            <div
              key={lane.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={isChosen(lane)}
              aria-label={told(lane)}
              aria-posinset={index + 1}
              aria-setsize={lanes.length}
              data-active={index === active}
              className={styles.lane}
              style={{ transform: `translateY(${start}px)` }}
              onClick={(event) => onClick(index, event)}
            >
              <bdi className={styles.title}>{titleOf(lane)}</bdi>
              <Strip {...props} lane={lane} mark={index === active ? mark : null} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function isMarked({ kind, id }: LaneMark, { nodes, edges }: LaneRowsProps["selection"]): boolean {
  return kind === "node" ? nodes.has(id) : edges.has(id);
}

interface StripProps extends LaneRowsProps {
  readonly lane: Lane;
  readonly mark: LaneMark | null;
}

function Strip({ lane, whole, shaded, selection, mark, onMark }: StripProps) {
  const chosen = lane.marks.filter((each) => isMarked(each, selection));
  return (
    <svg
      className={styles.strip}
      viewBox={`0 0 ${PARTS} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      data-strip=""
      onPointerMove={(event) => onMark(markAt(event, event.currentTarget, lane, whole))}
      onPointerLeave={() => onMark(null)}
    >
      {shaded.map((window) => {
        const x = shareOf(window[0], whole) * PARTS;
        const width = shareOf(window[1], whole) * PARTS - x;
        return (
          <rect key={window.join()} className={styles.window} x={x} y={0} width={width} height={HEIGHT} />
        );
      })}
      <path className={styles.marks} d={strokesOf(lane.marks, whole)} />
      <path className={styles.chosen} d={strokesOf(chosen, whole)} />
      {mark === null ? null : <path className={styles.active} d={strokesOf([mark], whole)} />}
    </svg>
  );
}

function markAt(
  { clientX }: { readonly clientX: number },
  strip: Element,
  lane: Lane,
  whole: Window,
): LaneMark | null {
  const { left, width } = strip.getBoundingClientRect();
  const perPixel = (whole[1] - whole[0]) / Math.max(width, 1);
  return nearest(lane.marks, whole[0] + (clientX - left) * perPixel, REACH * perPixel);
}

/** The lane and the mark on it that keys act on. */
function useActive({ lanes, whole, onMark, onSelect }: LaneRowsProps, goTo: (row: number) => void) {
  const [at, setAt] = useState({ lane: -1, mark: -1 });
  const active = Math.min(at.lane, lanes.length - 1);
  const lane = lanes[active];
  const mark = lane?.marks[at.mark] ?? null;
  const move = (to: { readonly lane: number; readonly mark: number }): void => {
    const row = Math.min(Math.max(to.lane, 0), lanes.length - 1);
    const along = Math.min(Math.max(to.mark, -1), (lanes[row]?.marks.length ?? 0) - 1);
    setAt({ lane: row, mark: along });
    goTo(row);
    onMark(lanes[row]?.marks[along] ?? null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = MOVES[event.key]?.({ lane: active, mark: at.mark }, lanes.length);
    if (to !== undefined) move(to);
    else if (event.key === "Enter" || event.key === " ") {
      if (lane !== undefined) onSelect(mark ?? lane, event.key === " ");
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (index: number, event: MouseEvent): void => {
    const clicked = lanes[index];
    if (clicked === undefined) return;
    const strip = event.target instanceof Element ? event.target.closest("[data-strip]") : null;
    const found = strip === null ? null : markAt(event, strip, clicked, whole);
    setAt({ lane: index, mark: found === null ? -1 : clicked.marks.indexOf(found) });
    onSelect(found ?? clicked, event.ctrlKey || event.metaKey || event.shiftKey);
  };
  return { active, mark, onKeyDown, onClick };
}

type At = { readonly lane: number; readonly mark: number };

const PAGE = 10;

const MOVES: Readonly<Record<string, (at: At, lanes: number) => At>> = {
  ArrowDown: ({ lane }) => ({ lane: lane + 1, mark: -1 }),
  ArrowUp: ({ lane }) => ({ lane: lane - 1, mark: -1 }),
  PageDown: ({ lane }) => ({ lane: lane + PAGE, mark: -1 }),
  PageUp: ({ lane }) => ({ lane: lane - PAGE, mark: -1 }),
  Home: () => ({ lane: 0, mark: -1 }),
  End: (_, lanes) => ({ lane: lanes - 1, mark: -1 }),
  ArrowRight: ({ lane, mark }) => ({ lane, mark: mark + 1 }),
  ArrowLeft: ({ lane, mark }) => ({ lane, mark: mark - 1 }),
};
