import { useWords } from "@/app/words";
import styles from "./Busy.module.css";

/** Says that something is being read. */
export function Busy({ text }: { readonly text?: string }) {
  const t = useWords("app");
  return (
    <p className={styles.busy} role="status" data-busy="">
      {text ?? t("busy")}
    </p>
  );
}
