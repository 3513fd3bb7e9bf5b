import { commandKind } from "../command";
import type { Captions } from "../model";

export default commandKind<{ readonly captions: Captions }>("setCaptions", {
  apply: (state, { captions }) => ({ ...state, captions }),
  told: () => ({ key: "setCaptions" }),
});
