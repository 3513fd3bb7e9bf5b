import { useSyncExternalStore } from "react";
import type { RelationshipType } from "@/api/schema";
import { words } from "@/app/words";
import { notesOf } from "./notes";
import { createPainter, type Picture } from "./picture";
import { newSinceOf } from "./recorded";
import type { ChartStore } from "./store";

type Painter = ReturnType<typeof createPainter>;

/** One painter for each open chart, so that picture, legend and table share what it remembers. */
const painters = new WeakMap<ChartStore, Painter>();

/** The picture of a chart as it is now. What is hovered over is shown by the renderer: at size a scene takes too long. */
export function pictureOf(chart: ChartStore): Picture {
  const { state, facts, selection, playing } = chart.getState();
  const { noted } = notesOf(chart).getState();
  const newSince = newSinceOf(chart).getState().since;
  return painterOf(chart)(state, facts, { selection, hovered: null, playing, noted, newSince, typeWord });
}

/** Calls back whenever the picture may be another one. */
export function onPicture(chart: ChartStore, changed: () => void): () => void {
  const ends = [chart, notesOf(chart), newSinceOf(chart)].map((store) => store.subscribe(changed));
  return () => {
    for (const end of ends) end();
  };
}

/** The picture in a component, which is drawn again when it changes. */
export function usePicture(chart: ChartStore): Picture {
  const scene = useSyncExternalStore(
    (changed) => onPicture(chart, changed),
    () => pictureOf(chart).scene,
  );
  const picture = pictureOf(chart);
  return picture.scene === scene ? picture : { ...picture, scene };
}

function painterOf(chart: ChartStore): Painter {
  const held = painters.get(chart);
  if (held !== undefined) return held;
  const painter = createPainter();
  painters.set(chart, painter);
  return painter;
}

function typeWord(type: RelationshipType): string {
  return words("kinds")(`edges.${type}`);
}
