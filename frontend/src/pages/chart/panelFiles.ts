import type { LucideIcon } from "lucide-react";
import type { ComponentType } from "react";
import type { ChartStore } from "@/chart/store";

export type Side = "left" | "right" | "bottom";

/** A panel beside the chart: one file in panels/. Its title is `<id>.title` in words/en/panels.json. */
export interface Panel {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly side: Side;
  readonly order: number;
  readonly Component: ComponentType<{ readonly chart: ChartStore }>;
}

const files = import.meta.glob<{ default: Panel }>("../../panels/*.panel.tsx", { eager: true });

export const PANELS: readonly Panel[] = Object.values(files)
  .map((file) => file.default)
  .sort((one, other) => one.order - other.order || one.id.localeCompare(other.id));

export function sideOfPanel(id: string): Side | null {
  return PANELS.find((panel) => panel.id === id)?.side ?? null;
}
