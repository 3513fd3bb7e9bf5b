import { Lock } from "lucide-react";
import { words } from "@/app/words";
import type { Action } from "../action";
import lockCommand from "../commands/lock";
import { readOnly } from "../refusals";

const lock: Action = {
  id: "lock",
  rows: [33],
  icon: Lock,
  where: ["toolbar"],
  section: "arrange",
  order: 4,
  isOn: ({ chart }) => chart.getState().state.locked,
  refused: readOnly,
  run({ chart, announce }) {
    const locked = !chart.getState().state.locked;
    chart.getState().run(lockCommand({ locked }));
    announce(words("actions")(locked ? "lock.on" : "lock.off"));
  },
};
export default lock;
