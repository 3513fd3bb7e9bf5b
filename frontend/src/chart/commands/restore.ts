import { commandKind } from "../command";
import type { ChartState } from "../model";

export interface Restored {
  readonly state: ChartState;
  readonly version: number;
}

/** The chart as an earlier version has it. A step like others: undo leads back. */
export default commandKind<Restored>("restore", {
  apply: (_, { state }) => state,
  told: ({ version }) => ({ key: "version", values: { version } }),
});
