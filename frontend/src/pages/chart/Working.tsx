import { useStore } from "zustand";
import { useWords } from "@/app/words";
import { working } from "./frame";
import styles from "./Working.module.css";

/** That something is being read, once it takes long enough to wonder. */
export function Working() {
  const t = useWords("chart");
  const isAtWork = useStore(working, ({ count }) => count > 0);
  return (
    <div role="status" className={styles.working}>
      {isAtWork ? <span className={styles.bar}>{t("working")}</span> : null}
    </div>
  );
}
