import type { Action } from "../action";

const files = import.meta.glob<{ default: Action }>(["./*.ts", "!./index.ts", "!./*.test.ts"], {
  eager: true,
});

const SECTIONS = ["open", "expand", "select", "arrange", "show", "group", "note", "chart", "export"];

/** Every action, in the order of menus: by section, order and id. */
export const ACTIONS: readonly Action[] = Object.values(files)
  .map((file) => file.default)
  .sort(
    (one, other) =>
      SECTIONS.indexOf(one.section) - SECTIONS.indexOf(other.section) ||
      (one.order ?? 0) - (other.order ?? 0) ||
      one.id.localeCompare(other.id),
  );
