import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";

const FRONTEND = join(dirname(fileURLToPath(import.meta.url)), "..");
const FIRST = ["index.html", "src/pages/cases/CasesPage.tsx"];
const CHART = ["src/pages/chart/ChartPage.tsx", "src/chart/renderer/SigmaRenderer.ts"];

/** Builds the page and adds up what a browser reads of it, gzipped: scripts and styles, each once. */
export async function bundleSizes(folder) {
  await build({
    root: FRONTEND,
    configFile: join(FRONTEND, "vite.config.ts"),
    logLevel: "warn",
    build: { outDir: folder, emptyOutDir: true, manifest: true },
  });
  const manifest = JSON.parse(readFileSync(join(folder, ".vite/manifest.json"), "utf8"));
  const size = (entries) =>
    [...filesOf(manifest, entries)].reduce(
      (sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length,
      0,
    );
  return { firstPage: size(FIRST), withChart: size([...FIRST, ...CHART]) };
}

/** A chunk, what it imports at once, and their styles. */
function filesOf(manifest, entries) {
  const files = new Set();
  const seen = new Set();
  const add = (name) => {
    const chunk = manifest[name];
    if (chunk === undefined || seen.has(name)) return;
    seen.add(name);
    files.add(chunk.file);
    for (const style of chunk.css ?? []) files.add(style);
    for (const other of chunk.imports ?? []) add(other);
  };
  for (const name of entries) {
    if (manifest[name] === undefined) throw new Error(`The build has no ${name}.`);
    add(name);
  }
  return files;
}
