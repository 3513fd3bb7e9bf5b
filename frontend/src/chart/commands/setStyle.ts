import { commandKind } from "../command";
import type { StyleRule } from "../model";

export default commandKind<{ readonly style: readonly StyleRule[] }>("setStyle", {
  apply: (state, { style }) => ({ ...state, style }),
  told: ({ style }) => ({ key: "setStyle", values: { count: style.length } }),
});
