import { CloudOff, Hourglass, PuzzleIcon, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useLocation } from "wouter";
import { useStore } from "zustand";
import { forgetMissing, health, type State } from "@/api/health";
import { announce } from "@/design/announce";
import { IconButton } from "@/design/IconButton";
import { plainText } from "@/design/shownText";
import styles from "./HealthBanner.module.css";
import { useWords } from "./words";

/** Says above the page when the API is down, slow, busy, or left a part out, and what that means. */
export function HealthBanner() {
  const t = useWords("app");
  const { state, missing } = useStore(health);
  useTold(state);
  useForgottenElsewhere();
  const what = missing === null ? null : t("health.missing", { what: plainText(missing, 200) });
  return (
    <>
      {state === "well" ? null : (
        <p className={`${styles.banner} ${state === "slow" ? styles.calm : styles.pressing}`}>
          {state === "slow" ? (
            <Hourglass size={15} aria-hidden="true" />
          ) : (
            <CloudOff size={15} aria-hidden="true" />
          )}
          <span>{t(`health.${state}`)}</span>
        </p>
      )}
      {what === null ? null : (
        <p className={`${styles.banner} ${styles.calm}`}>
          <PuzzleIcon size={15} aria-hidden="true" />
          <span>{what}</span>
          <IconButton size="small" icon={X} label={t("health.forget")} onPress={forgetMissing} />
        </p>
      )}
    </>
  );
}

/** Screen readers are told once for each change; being slow for a moment is not worth a word afterwards. */
function useTold(state: State): void {
  const t = useWords("app");
  const before = useRef<State>("well");
  useEffect(() => {
    if (before.current === state) return;
    if (state !== "well" || before.current !== "slow") announce(t(`health.${state}`), { shown: false });
    before.current = state;
  }, [state, t]);
}

/** What one page was not told is nothing to the next. */
function useForgottenElsewhere(): void {
  const [path] = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path is what it waits for
  useEffect(forgetMissing, [path]);
}
