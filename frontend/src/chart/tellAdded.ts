import { words } from "@/app/words";
import { announce } from "@/design/announce";
import type { PutOnChart } from "./adding";
import { amounts } from "./amounts";

/** Says what was put on the chart, what of it is not in the case, and whether there may be more. */
export function tellAdded({ nodes, edges, missing, reason }: PutOnChart): void {
  const t = words("chart");
  announce(t("added", amounts({ nodes, edges })));
  if (missing.length > 0) announce(t("missing", { count: missing.length }), { tone: "warning" });
  tellMore(reason);
}

/** Says why relationships may be missing on the chart; null: none are. */
export function tellMore(reason: string | null): void {
  if (reason !== null) announce(words("chart")("mayBeMore", { reason }), { tone: "warning" });
}
