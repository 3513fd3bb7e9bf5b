// Prints how large the page is and how fast a chart is drawn, beside a bare page of sigma.js on the same graph in the same
// run: `npm run bench:page`, or `node bench/size.mjs --repeat 3 --small`. Fails where a goal is missed.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bundleSizes } from "./bundle.mjs";
import { measureAll } from "./drawing.mjs";

const GOALS = { firstPage: 350_000, withChart: 600_000, ratio: 1.3 };

const SIZES = [
  { nodes: 1_000, edges: 3_000 },
  { nodes: 5_000, edges: 15_000 },
  { nodes: 20_000, edges: 100_000 },
];

const { values } = parseArgs({
  options: {
    repeat: { type: "string", default: "3" },
    small: { type: "boolean", default: false },
    "no-bundle": { type: "boolean", default: false },
    chromium: { type: "string", default: process.env.CHROMIUM ?? "/usr/bin/chromium" },
  },
});

const folder = await mkdtemp(join(tmpdir(), "bench-page-"));
const missed = [];
try {
  if (!values["no-bundle"]) await tellBundle();
  await tellDrawing();
} finally {
  await rm(folder, { recursive: true, force: true });
}
for (const goal of missed) console.log(`MISSED: ${goal}`);
process.exitCode = missed.length > 0 ? 1 : 0;

async function tellBundle() {
  const { firstPage, withChart } = await bundleSizes(join(folder, "page"));
  console.log(`gzipped: first page ${kB(firstPage)}, chart included ${kB(withChart)}`);
  if (firstPage > GOALS.firstPage) missed.push(`first page under ${kB(GOALS.firstPage)}`);
  if (withChart > GOALS.withChart) missed.push(`chart included under ${kB(GOALS.withChart)}`);
}

async function tellDrawing() {
  const sizes = values.small ? SIZES.slice(0, 2) : SIZES;
  for await (const { nodes, edges, ours, bare } of measureAll(
    folder,
    sizes,
    Number(values.repeat),
    values.chromium,
  )) {
    const ratio = ours.firstPicture / bare.firstPicture;
    console.log(`${nodes} nodes, ${edges} edges${" ".repeat(22)}ours      bare    ratio`);
    tell("first picture, ms", ours.firstPicture, bare.firstPicture, ratio);
    tell("longest stall of the main thread, ms", ours.stall, bare.stall, ours.stall / bare.stall);
    tell("frames a second while panning", ours.fps, bare.fps, bare.fps / ours.fps);
    tell("longest time between frames, ms", ours.gap, bare.gap, ours.gap / bare.gap);
    tell("JavaScript heap, MB", ours.heap, bare.heap, ours.heap / bare.heap);
    if (ratio > GOALS.ratio)
      missed.push(`first picture of ${nodes} nodes at most ${GOALS.ratio} times the bare page's`);
  }
}

function tell(what, ours, bare, ratio) {
  const number = (value) => value.toFixed(value < 100 ? 1 : 0).padStart(9);
  console.log(`  ${what.padEnd(38)}${number(ours)} ${number(bare)} ${ratio.toFixed(2).padStart(8)}`);
}

function kB(bytes) {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
