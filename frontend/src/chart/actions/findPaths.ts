import { GitFork } from "lucide-react";
import type { Action } from "../action";
import { readOnly, refusedFor } from "../refusals";

/** All shortest or the shortest few, within limits that a person sets. */
const findPaths: Action = {
  id: "findPaths",
  rows: [17, 18],
  icon: GitFork,
  where: ["selection"],
  section: "expand",
  order: 2,
  shortcut: "Shift+p",
  refused: refusedFor(readOnly, ({ nodes }) => (nodes.length === 2 ? null : "notTwo")),
  run: ({ openDialog }) => openDialog("Paths"),
};
export default findPaths;
