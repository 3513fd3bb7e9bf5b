import { useWords } from "@/app/words";
import { ACTIONS } from "@/chart/actions";
import { DRAWN_EDGES, DRAWN_NODES } from "@/chart/limits";
import { Button } from "@/design/Button";
import styles from "./Canvas.module.css";
import { type Frame, runAction } from "./frame";

/** Why there is no picture. */
export type Trouble =
  | { readonly kind: "no WebGL" }
  | { readonly kind: "lost" }
  | { readonly kind: "failed" }
  | { readonly kind: "too large"; readonly nodes: number; readonly edges: number };

const CONDENSE = "condense";

/** In the picture's place: why there is none, and what to do. Table, list and filters work all the same. */
export function CanvasNotice({ trouble, frame }: { readonly trouble: Trouble; readonly frame: Frame }) {
  const t = useWords("canvas");
  const words = useWords("actions");
  const action = ACTIONS.find(({ id }) => id === CONDENSE);
  const isLarge = trouble.kind === "too large";
  const key = { "no WebGL": "noWebGL", lost: "lost", failed: "failed", "too large": "tooLarge" }[
    trouble.kind
  ];
  const values = isLarge
    ? { nodes: trouble.nodes, edges: trouble.edges, mostNodes: DRAWN_NODES, mostEdges: DRAWN_EDGES }
    : {};
  return (
    <div className={styles.notice} role="alert">
      <h2>{t(`${key}.title`)}</h2>
      <p>{t(`${key}.what`, values)}</p>
      <p>{t(`${key}.cure`)}</p>
      {isLarge && action !== undefined && (
        <Button kind="primary" onPress={() => runAction(action, frame.contextFor(null))}>
          {words(`${CONDENSE}.label`)}
        </Button>
      )}
    </div>
  );
}
