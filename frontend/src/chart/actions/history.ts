import { History } from "lucide-react";
import type { Action } from "../action";

const history: Action = {
  id: "history",
  rows: [29],
  icon: History,
  where: ["canvas"],
  section: "chart",
  run: ({ openPanel }) => openPanel("history"),
};

export default history;
