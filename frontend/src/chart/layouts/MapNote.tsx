import { useMemo } from "react";
import { useStore } from "zustand";
import { useWords } from "@/app/words";
import { Button } from "@/design/Button";
import { runAction, useFrame } from "@/pages/chart/frame";
import layoutMap from "../actions/layoutMap";
import { locatedOn } from "../located";
import { usePicture } from "../painting";
import styles from "./MapNote.module.css";
import { elsewhere } from "./map.layout";

/** While the chart is a map: how much of it has a place, and what does not stand at its own. */
export function MapNote() {
  const { chart } = useFrame();
  const isMap = useStore(chart, (open) => open.state.layout === "map");
  return isMap ? <Note /> : null;
}

function Note() {
  const t = useWords("map");
  const frame = useFrame();
  const { chart } = frame;
  const nodes = useStore(chart, (open) => open.state.nodes);
  const edges = useStore(chart, (open) => open.state.edges);
  const facts = useStore(chart, (open) => open.facts);
  const isReadOnly = useStore(chart, (open) => open.readOnly);
  const { scene } = usePicture(chart);
  const places = useMemo(() => locatedOn({ nodes, edges }, facts), [nodes, edges, facts]);
  const placed = scene.nodes.filter(({ id }) => places.has(id));
  const moved = elsewhere(placed, places).length;
  return (
    <aside className={styles.note} aria-label={t("label")}>
      <p>{t("told", { count: placed.length, all: scene.nodes.length })}</p>
      {moved === 0 ? null : (
        <p className={styles.moved}>
          {t("moved", { count: moved })}
          {isReadOnly ? null : (
            <Button kind="quiet" onPress={() => runAction(layoutMap, frame.contextFor(null))}>
              {t("again")}
            </Button>
          )}
        </p>
      )}
      <p className={styles.means}>{t("means")}</p>
    </aside>
  );
}
