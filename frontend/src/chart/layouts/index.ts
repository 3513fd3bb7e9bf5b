import type { Layout } from "./layout";

const files = import.meta.glob<{ default: Layout }>("./*.layout.ts", { eager: true });

/** Every way to arrange nodes, by name: one file each in this folder. */
export const LAYOUTS: ReadonlyMap<string, Layout> = new Map(
  Object.values(files).map((file) => [file.default.name, file.default]),
);
