import { ProgressBar as AriaProgressBar, Label } from "react-aria-components";
import styles from "./ProgressBar.module.css";

interface ProgressBarProps {
  readonly label: string;
  readonly done: number | null;
  /** None: nobody knows how much it is. */
  readonly total: number | null;
  readonly unit?: string;
}

export function ProgressBar({ label, done, total, unit = "" }: ProgressBarProps) {
  const known = done !== null && total !== null && total > 0;
  const count =
    done === null ? "" : `${done.toLocaleString()}${known ? ` / ${total.toLocaleString()}` : ""} ${unit}`;
  return (
    <AriaProgressBar
      className={styles.progress ?? ""}
      isIndeterminate={!known}
      value={known ? done : 0}
      maxValue={known ? total : 1}
      valueLabel={count.trim()}
    >
      {({ percentage }) => (
        <>
          <Label>{label}</Label>
          <span className={styles.count}>{count.trim()}</span>
          <span className={styles.track}>
            <span
              className={known ? styles.fill : styles.unknown}
              {...(known ? { style: { width: `${percentage ?? 0}%` } } : {})}
            />
          </span>
        </>
      )}
    </AriaProgressBar>
  );
}
