import { Plus, X } from "lucide-react";
import { useMemo, useState } from "react";
import { useWords } from "@/app/words";
import { type Bin, type Candidates, histogramOf } from "@/chart/candidates";
import type { Filter } from "@/chart/model";
import { numberAt, placeOn, type Scale } from "@/chart/scales";
import { numberWord } from "@/chart/wording";
import { Button } from "@/design/Button";
import { IconButton } from "@/design/IconButton";
import { Slider } from "@/design/Slider";
import styles from "./filters.module.css";

type Range = readonly [number, number];

interface RangesProps {
  readonly filter: Filter;
  readonly found: Candidates;
  onChange(ranges: readonly Range[]): void;
}

const BINS = 32;
/** Places of a slider, from its least number to its most. */
const STEPS = 200;

/** The ranges of numbers or moments that are kept, below how many have which. */
export function Ranges({ filter, found, onChange }: RangesProps) {
  const t = useWords("filters");
  const { numbers, scale } = found;
  const ranges = filter.ranges ?? [];
  const bins = useMemo(() => (scale === null ? [] : histogramOf(numbers, scale, BINS)), [numbers, scale]);
  if (scale === null) return <p className={styles.note}>{t("notKnown")}</p>;
  const replaced = (at: number, range: Range): readonly Range[] =>
    ranges.map((each, index) => (index === at ? range : each));
  return (
    <>
      <Histogram bins={bins} scale={scale} field={filter.field} ranges={ranges} />
      {ranges.map((range, at) => (
        <RangeSlider
          // biome-ignore lint/suspicious/noArrayIndexKey: a range is its number
          key={at}
          number={at + 1}
          field={filter.field}
          range={range}
          scale={scale}
          {...(ranges.length > 1
            ? { onRemove: () => onChange(ranges.filter((_, index) => index !== at)) }
            : {})}
          onChange={(next) => onChange(replaced(at, next))}
        />
      ))}
      <Button kind="quiet" icon={Plus} onPress={() => onChange([...ranges, [scale.least, scale.most]])}>
        {t("addRange")}
      </Button>
    </>
  );
}

interface HistogramProps {
  readonly bins: readonly Bin[];
  readonly scale: Scale;
  readonly field: string;
  readonly ranges: readonly Range[];
}

function Histogram({ bins, scale, field, ranges }: HistogramProps) {
  const t = useWords("filters");
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  const isKept = ({ from, to }: Bin): boolean =>
    ranges.some(([least, end]) => to > placeOn(scale, least) - 1e-9 && from < placeOn(scale, end) + 1e-9);
  const ends = { least: numberWord(field, scale.least), most: numberWord(field, scale.most) };
  return (
    <figure className={styles.histogram}>
      <svg
        viewBox={`0 0 ${bins.length} 20`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t("histogram", ends)}
      >
        {bins.map((bin, at) => {
          // the root, so that a few are still seen beside many
          const height = 20 * Math.sqrt(bin.count / most);
          const look = isKept(bin) ? styles.kept : styles.left;
          return (
            <rect
              key={bin.from}
              x={at + 0.06}
              y={20 - height}
              width={0.88}
              height={height}
              className={look}
            />
          );
        })}
      </svg>
      <figcaption className={styles.ends}>
        <span>{ends.least}</span>
        {scale.logarithmic ? <span>{t("logarithmic")}</span> : null}
        <span>{ends.most}</span>
      </figcaption>
    </figure>
  );
}

interface RangeSliderProps {
  readonly number: number;
  readonly field: string;
  readonly range: Range;
  readonly scale: Scale;
  onChange(range: Range): void;
  onRemove?(): void;
}

function RangeSlider({ number, field, range, scale, onChange, onRemove }: RangeSliderProps) {
  const t = useWords("filters");
  const [moving, setMoving] = useState<readonly number[] | null>(null);
  const held = range.map((each) => Math.round(placeOn(scale, each) * STEPS));
  const place = scale.most <= scale.least ? [0, STEPS] : held;
  const at = (step: number): number => numberAt(scale, step / STEPS);
  return (
    <div className={styles.range}>
      <Slider<readonly number[]>
        label={t("range", { number })}
        value={moving ?? place}
        least={0}
        most={STEPS}
        isDisabled={scale.most <= scale.least}
        thumbs={[t("rangeFrom", { number }), t("rangeTo", { number })]}
        told={(step) => numberWord(field, at(step))}
        onChange={setMoving}
        onChangeEnd={([from = 0, to = STEPS]) => {
          setMoving(null);
          onChange([at(from), at(to)]);
        }}
      />
      {onRemove === undefined ? null : (
        <IconButton size="small" icon={X} label={t("removeRange", { number })} onPress={onRemove} />
      )}
    </div>
  );
}
