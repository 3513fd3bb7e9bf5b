import { useWords } from "@/app/words";
import type { Bins, Window } from "./spread";
import { widthTold } from "./spread";
import styles from "./time.module.css";
import { shareOf } from "./windows";

interface HistogramProps {
  readonly bins: Bins;
  /** What is within one of them stands out; without any all does. */
  readonly windows: readonly Window[];
  readonly playing: Window | null;
  readonly zone: string;
  told(at: number): string;
}

const ABOVE = 36;
const BELOW = 24;

/** Nodes above the line, relationships below it: told apart by where they stand, not by a colour. */
export function Histogram({ bins, windows, playing, zone, told }: HistogramProps) {
  const t = useWords("time");
  const { whole, width, nodes, edges } = bins;
  const most = [Math.max(1, ...nodes), Math.max(1, ...edges)] as const;
  const { unit, count } = widthTold(width);
  const label = t("histogram", { since: told(whole[0]), until: told(whole[1]), zone });
  return (
    <figure className={styles.histogram}>
      <svg
        viewBox={`0 0 ${nodes.length} ${ABOVE + BELOW + 1}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${label} ${t("most", { nodes: most[0], edges: most[1], width: t(`width.${unit}`, { count }) })}`}
      >
        {nodes.map((inBin, at) => {
          const since = whole[0] + at * width;
          const height = heightOf(inBin, most[0], ABOVE);
          const below = heightOf(edges[at] ?? 0, most[1], BELOW);
          return (
            <g key={since} className={isWithin([since, since + width], windows) ? styles.kept : styles.left}>
              <title>{t("bin", { at: told(since), nodes: inBin, edges: edges[at] ?? 0 })}</title>
              <rect className={styles.hit} x={at} y={0} width={1} height={ABOVE + BELOW + 1} />
              <rect x={at + 0.08} y={ABOVE - height} width={0.84} height={height} />
              <rect className={styles.below} x={at + 0.08} y={ABOVE + 1} width={0.84} height={below} />
            </g>
          );
        })}
        <rect className={styles.middle} x={0} y={ABOVE} width={nodes.length} height={1} />
        {playing === null ? null : <Playing window={playing} bins={bins} />}
      </svg>
      <figcaption className={styles.axis}>
        <span>{told(whole[0])}</span>
        <span>{t("axis", { width: t(`width.${unit}`, { count }) })}</span>
        <span>{told(whole[1])}</span>
      </figcaption>
    </figure>
  );
}

function Playing({ window, bins }: { readonly window: Window; readonly bins: Bins }) {
  const [from, to] = window.map((at) => shareOf(at, bins.whole) * bins.nodes.length);
  const x = from ?? 0;
  return <rect className={styles.playing} x={x} y={0} width={(to ?? x) - x} height={ABOVE + BELOW + 1} />;
}

/** The root, so that a few are still seen beside many. */
function heightOf(count: number, most: number, height: number): number {
  return height * Math.sqrt(count / most);
}

function isWithin([since, until]: Window, windows: readonly Window[]): boolean {
  return windows.length === 0 || windows.some(([from, to]) => until > from && since < to);
}
