import { useWords } from "@/app/words";
import styles from "./Completeness.module.css";

/** What every list of the API says about itself. */
export interface Listing {
  readonly total: number;
  readonly totalKind?: string;
  readonly returned: number;
  readonly complete: boolean;
  readonly reason?: string | null;
}

/** How many of how many are shown, and why not all. */
export function Completeness({ of }: { readonly of: Listing }) {
  const t = useWords("design");
  const values = { returned: of.returned.toLocaleString(), total: of.total.toLocaleString() };
  return (
    <p className={styles.completeness} data-complete={of.complete}>
      {t(`completeness.${wordOf(of)}`, values)}
      {of.complete || !of.reason ? null : <> {of.reason}</>}
    </p>
  );
}

function wordOf({ total, totalKind, complete }: Listing): string {
  if (complete) return total === 0 ? "none" : "all";
  return totalKind === "LOWER_BOUND" ? "someOfAtLeast" : "some";
}
