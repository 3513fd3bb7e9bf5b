import { Waypoints } from "lucide-react";
import { Link } from "wouter";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { EmptyState } from "@/design/EmptyState";
import styles from "./EmptyChart.module.css";
import { useChart } from "./frame";

/** What to do first. */
export function EmptyChart() {
  const t = useWords("chart");
  const isEmpty = useChart((open) => Object.keys(open.state.nodes).length === 0);
  const caseId = useChart((open) => open.caseId);
  const readOnly = useChart((open) => open.readOnly);
  if (!isEmpty) return null;
  if (readOnly) {
    return (
      <div className={styles.empty}>
        <EmptyState icon={Waypoints} title={t("empty.look")} />
      </div>
    );
  }
  return (
    <div className={styles.empty}>
      <EmptyState
        icon={Waypoints}
        title={t("empty.title")}
        action={<Link href={addresses.investigations(caseId)}>{t("empty.investigations")}</Link>}
      >
        {t("empty.next")}
      </EmptyState>
    </div>
  );
}
