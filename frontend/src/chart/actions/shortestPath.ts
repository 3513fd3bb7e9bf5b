import { Route } from "lucide-react";
import { words } from "@/app/words";
import type { Action } from "../action";
import { drawPaths, findPaths, USUAL_SEARCH } from "../paths";
import { readOnly, refusedFor } from "../refusals";

/** The first that is as short as possible, through the whole case; where none is near, one can look further. */
const shortestPath: Action = {
  id: "shortestPath",
  rows: [17],
  icon: Route,
  where: ["selection"],
  section: "expand",
  order: 1,
  shortcut: "p",
  refused: refusedFor(readOnly, ({ nodes }) => (nodes.length === 2 ? null : "notTwo")),
  async run({ api, chart, nodes, announce, openDialog }) {
    const [start, end] = nodes;
    if (start === undefined || end === undefined) return;
    const t = words("actions");
    const search = { ...USUAL_SEARCH, start, end };
    const { paths, total } = await findPaths(api, chart, search);
    const [path] = paths;
    if (path === undefined) {
      announce(t("shortestPath.none", { count: search.maxLength }));
      return openDialog("Paths");
    }
    drawPaths(chart, paths);
    announce(t("shortestPath.done", { count: path.relationships.length, total }));
  },
};
export default shortestPath;
