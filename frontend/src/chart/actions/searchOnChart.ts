import { Search } from "lucide-react";
import type { Action } from "../action";

const searchOnChart: Action = {
  id: "searchOnChart",
  rows: [1, 53],
  icon: Search,
  where: ["canvas"],
  section: "open",
  shortcut: "/",
  run: () => document.querySelector<HTMLElement>("[data-chart-search] input")?.focus(),
};
export default searchOnChart;
