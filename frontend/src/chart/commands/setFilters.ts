import { commandKind } from "../command";
import type { Filter } from "../model";

export default commandKind<{ readonly filters: readonly Filter[] }>("setFilters", {
  apply: (state, { filters }) => ({ ...state, filters }),
  told: ({ filters }) => ({ key: "setFilters", values: { count: filters.length } }),
});
