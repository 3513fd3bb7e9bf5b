import { type ForceInput, forceRun } from "./force";

/** What the worker tells: how far it is, now and then, and at last the places. */
export type ForceMessage = { readonly share: number } | { readonly points: Float32Array };

const RARELY = 250;

self.onmessage = ({ data }: MessageEvent<ForceInput>): void => {
  const run = forceRun(data);
  let told = performance.now();
  while (run.step()) {
    if (performance.now() - told < RARELY) continue;
    told = performance.now();
    self.postMessage({ share: run.share } satisfies ForceMessage);
  }
  self.postMessage({ points: run.points() } satisfies ForceMessage);
};
