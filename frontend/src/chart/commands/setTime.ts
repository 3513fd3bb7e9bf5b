import { commandKind } from "../command";
import type { TimeView } from "../model";

/** Windows, zone, what is outside of them, and as known on. */
export default commandKind<{ readonly time: TimeView }>("setTime", {
  apply: (state, { time }) => ({ ...state, time }),
  told: ({ time }) => ({ key: "setTime", values: { count: time.windows.length } }),
});
