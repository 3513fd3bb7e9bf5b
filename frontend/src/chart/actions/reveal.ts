import { GitCommitHorizontal } from "lucide-react";
import { words } from "@/app/words";
import type { Action } from "../action";
import { addFound } from "../adding";
import { readAmong } from "../reading";
import { readOnly, refusedFor } from "../refusals";
import { nodesOf } from "../selecting";

/** Every relationship that the case has between the selected nodes. */
const reveal: Action = {
  id: "reveal",
  rows: [9],
  icon: GitCommitHorizontal,
  where: ["selection"],
  section: "expand",
  order: 3,
  shortcut: "r",
  refused: refusedFor(readOnly, (context) => (nodesOf(context).length < 2 ? "tooFew" : null)),
  async run(context) {
    const { api, chart, announce } = context;
    const { caseId, state } = chart.getState();
    const t = words("actions");
    const { relationships, ...told } = await readAmong(api, caseId, nodesOf(context), state.time.knownOn);
    const added = addFound(chart, [], relationships, { from: "among" });
    announce(t("reveal.done", { count: added.edges, total: told.returned }));
    if (!told.complete) announce(t("incomplete", { reason: told.reason ?? "" }));
  },
};
export default reveal;
