import { EyeOff } from "lucide-react";
import { useWords } from "@/app/words";
import showHidden from "@/chart/actions/showHidden";
import { visibleOf } from "@/chart/selecting";
import { Button } from "@/design/Button";
import { EmptyState } from "@/design/EmptyState";
import styles from "./EmptyChart.module.css";
import { runAction, useChart, useFrame } from "./frame";

/** In place of a picture from which everything was hidden or filtered: it would look as if nothing were there. */
export function NothingShown() {
  const t = useWords("arranging");
  const actions = useWords("actions");
  const frame = useFrame();
  const held = useChart((open) => Object.keys(open.state.nodes).length);
  const shown = useChart((open) => visibleOf(open).nodes.size);
  if (held === 0 || shown > 0) return null;
  return (
    <div className={styles.empty}>
      <EmptyState
        icon={EyeOff}
        title={t("nothingShown.title", { count: held })}
        action={
          <Button onPress={() => runAction(showHidden, frame.contextFor(null))}>
            {actions("showHidden.label")}
          </Button>
        }
      >
        {t("nothingShown.next")}
      </EmptyState>
    </div>
  );
}
