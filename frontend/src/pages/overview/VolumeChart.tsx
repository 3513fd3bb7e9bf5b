import type { Bin } from "@/api/schema";
import { useWords } from "@/app/words";
import { filled } from "./filled";
import styles from "./VolumeChart.module.css";

interface VolumeBin {
  readonly start: string;
  readonly posts: number;
}

interface VolumeChartProps {
  readonly bins: readonly VolumeBin[];
  readonly kind: Bin;
}

const HEIGHT = 100;

/** Posts over time. Every bar names its bin and count; the sentence below says the same for those who can't see it. */
export function VolumeChart({ bins, kind }: VolumeChartProps) {
  const t = useWords("overview");
  const all = filled(bins, kind);
  const most = Math.max(...all.map(({ posts }) => posts), 0);
  const highest = all.find(({ posts }) => posts === most);
  const first = all[0];
  const last = all.at(-1);
  if (first === undefined || last === undefined || highest === undefined) return <p>{t("noTime")}</p>;
  return (
    <figure className={styles.figure}>
      <svg
        className={styles.chart}
        viewBox={`0 0 ${all.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t("volumeTold", { first: day(first), last: day(last), most, at: moment(highest, kind) })}
      >
        {all.map((bin, at) => (
          <g key={bin.start} className={styles.bin}>
            <title>{`${moment(bin, kind)} UTC: ${bin.posts.toLocaleString("en")}`}</title>
            <rect x={at} width="1" height={HEIGHT} className={styles.hit} />
            <rect
              x={at + 0.08}
              width="0.84"
              y={HEIGHT - (most === 0 ? 0 : (HEIGHT * bin.posts) / most)}
              height={most === 0 ? 0 : (HEIGHT * bin.posts) / most}
              className={styles.bar}
            />
          </g>
        ))}
      </svg>
      <figcaption className={styles.axis}>
        <span>{day(first)}</span>
        <span>{t("highest", { most, at: moment(highest, kind) })}</span>
        <span>{day(last)}</span>
      </figcaption>
    </figure>
  );
}

function day({ start }: VolumeBin): string {
  return start.slice(0, 10);
}

function moment({ start }: VolumeBin, kind: Bin): string {
  return kind === "HOUR" ? start.slice(0, 16).replace("T", " ") : start.slice(0, 10);
}
