import { useStore } from "zustand";
import { useWords } from "@/app/words";
import { arrangingOf } from "@/chart/layouts/arranging";
import type { ChartStore } from "@/chart/store";
import { Button } from "@/design/Button";
import { ProgressBar } from "@/design/ProgressBar";
import styles from "./Canvas.module.css";

/** While nodes are being arranged: how far it is, and a way to end it. */
export function ArrangingNote({ chart }: { readonly chart: ChartStore }) {
  const t = useWords("layouts");
  const now = useStore(arrangingOf(chart), (held) => held.now);
  if (now === null) return null;
  return (
    <div className={styles.arranging}>
      <ProgressBar
        label={t("working", { layout: t(`${now.layout}.label`) })}
        done={Math.round(now.share * 100)}
        total={100}
      />
      <Button onPress={now.cancel}>{t("cancel")}</Button>
    </div>
  );
}
