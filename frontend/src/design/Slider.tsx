import { Slider as AriaSlider, Label, SliderOutput, SliderThumb, SliderTrack } from "react-aria-components";
import styles from "./Slider.module.css";

interface SliderProps<Value extends number | readonly number[]> {
  readonly label: string;
  readonly labelIsHidden?: boolean;
  readonly value: Value;
  readonly least: number;
  readonly most: number;
  readonly step?: number;
  readonly isDisabled?: boolean;
  /** Names of the thumbs where there are two: from, to. */
  readonly thumbs?: readonly string[];
  /** The value in words; without it the number. */
  told?(value: number): string;
  onChange(value: Value): void;
  /** When it is let go: for what is too costly to follow the hand. */
  onChangeEnd?(value: Value): void;
}

/** A number, or a range of two, within bounds. */
export function Slider<Value extends number | readonly number[]>(props: SliderProps<Value>) {
  const { label, labelIsHidden = false, value, least, most, thumbs = [], told, ...rest } = props;
  const { onChange, onChangeEnd, ...own } = rest;
  const count = typeof value === "number" ? 1 : value.length;
  return (
    <AriaSlider
      {...own}
      className={styles.slider ?? ""}
      {...(labelIsHidden ? { "aria-label": label } : {})}
      value={typeof value === "number" ? value : value.slice()}
      minValue={least}
      maxValue={most}
      onChange={(next) => onChange(next as Value)}
      onChangeEnd={(next) => onChangeEnd?.(next as Value)}
    >
      {labelIsHidden ? null : <Label className={styles.label ?? ""}>{label}</Label>}
      <SliderOutput className={styles.output ?? ""}>
        {({ state }) => state.values.map((each) => told?.(each) ?? each.toLocaleString()).join(" – ")}
      </SliderOutput>
      <SliderTrack className={styles.track ?? ""}>
        {Array.from({ length: count }, (_, index) => (
          <SliderThumb
            // biome-ignore lint/suspicious/noArrayIndexKey: a thumb is its number
            key={index}
            index={index}
            className={styles.thumb ?? ""}
            {...(thumbs[index] === undefined ? {} : { "aria-label": thumbs[index] })}
          />
        ))}
      </SliderTrack>
    </AriaSlider>
  );
}
