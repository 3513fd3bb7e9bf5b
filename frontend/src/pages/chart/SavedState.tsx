import { Check, CloudOff, Eye, LoaderCircle, PencilLine, TriangleAlert } from "lucide-react";
import { useStore } from "zustand";
import { SIGN_IN_NEEDED, UNREACHABLE } from "@/api/problem";
import { useWords } from "@/app/words";
import { Button } from "@/design/Button";
import { useFrame } from "./frame";
import type { Saving } from "./saving";
import styles from "./TitleBar.module.css";

const ICONS = {
  new: PencilLine,
  saved: Check,
  waiting: PencilLine,
  saving: LoaderCircle,
  failed: CloudOff,
  conflict: TriangleAlert,
  "read-only": Eye,
} as const;

/** Whether what is here is on the server, and why not. Told to screen readers when that goes wrong. */
export function SavedState() {
  const { saver } = useFrame();
  const t = useWords("chart");
  const { saving } = useStore(saver.state);
  const Icon = ICONS[saving.kind];
  const isWrong = saving.kind === "failed" || saving.kind === "conflict";
  return (
    <div className={styles.saving} data-kind={saving.kind} {...(isWrong ? { role: "alert" } : {})}>
      <Icon size={14} aria-hidden="true" />
      <span>{t(`saving.${saving.kind}`)}</span>
      {saving.kind === "failed" ? <Failed saving={saving} onRetry={() => void saver.saveNow()} /> : null}
    </div>
  );
}

/** The page says these itself, above everything. */
const SAID_ABOVE: ReadonlySet<string> = new Set([UNREACHABLE, "API_BUSY", SIGN_IN_NEEDED]);

interface FailedProps {
  readonly saving: Extract<Saving, { kind: "failed" }>;
  onRetry(): void;
}

function Failed({ saving, onRetry }: FailedProps) {
  const { saver } = useFrame();
  const t = useWords("chart");
  const tProblems = useWords("problems");
  const { code, what, cure } = saving.problem;
  const said = what || tProblems(`${code}.what`, { defaultValue: tProblems("unknown.what") });
  const next = cure || tProblems(`${code}.cure`, { defaultValue: "" });
  const { title } = saver.state.getState();
  return (
    <>
      {SAID_ABOVE.has(code) ? null : (
        <span className={styles.why} title={`${said} ${next}`}>
          {said} {next}
        </span>
      )}
      <Button kind="quiet" onPress={onRetry}>
        {tProblems("again")}
      </Button>
      {code === "not-found" ? (
        <Button kind="quiet" onPress={() => void saver.saveAsCopy(title)}>
          {t("saving.asNew")}
        </Button>
      ) : null}
    </>
  );
}
