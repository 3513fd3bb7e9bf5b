import { Link } from "wouter";
import { DataText } from "@/design/DataText";
import styles from "./Bars.module.css";

export interface Bar {
  readonly id: string;
  readonly name: string;
  readonly value: number;
  readonly to?: string;
}

/** The foremost of something, with a bar for how much. The number is there as text, so the bar is only for the eye. */
export function Bars({ items }: { readonly items: readonly Bar[] }) {
  const most = Math.max(...items.map(({ value }) => value), 0);
  return (
    <ol className={styles.bars}>
      {items.map(({ id, name, value, to }) => (
        <li key={id} className={styles.bar}>
          <span className={styles.name}>
            {to === undefined ? (
              <DataText text={name} limit={40} />
            ) : (
              <Link href={to}>
                <DataText text={name} limit={40} />
              </Link>
            )}
          </span>
          <svg className={styles.track} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect width={most === 0 ? 0 : (100 * value) / most} height="6" className={styles.fill} />
          </svg>
          <span className={styles.value}>{shown(value)}</span>
        </li>
      ))}
    </ol>
  );
}

function shown(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString("en") : value.toPrecision(3);
}
