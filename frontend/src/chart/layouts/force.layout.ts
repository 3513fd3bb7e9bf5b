import { Atom } from "lucide-react";
import type { Point } from "../model";
import type { ForceInput } from "./force";
import { iterationsFor } from "./force";
import type { ForceMessage } from "./force.worker";
import type { Layout, LayoutGraph } from "./layout";
import { positionsOf } from "./placing";
import { answered } from "./working";

/** What is tied attracts, all else is pushed away: groups that hang together show. */
const force: Layout = {
  name: "force",
  icon: Atom,
  options: [],
  aroundFixed: true,
  async run(graph, _options, signal, onProgress) {
    const worker = new Worker(new URL("./force.worker.ts", import.meta.url), { type: "module" });
    worker.postMessage(forceInput(graph));
    const points = await answered<ForceMessage, Float32Array>(worker, signal, (message) => {
      if ("points" in message) return message.points;
      onProgress(message.share);
      return null;
    });
    return positionsOf(graph, asPoints(points));
  },
};
export default force;

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Nodes that lie on each other have no way apart: each begins a little beside its place. */
export function forceInput({ nodes, edges }: LayoutGraph): ForceInput {
  const matrix = new Float32Array(nodes.length * 4);
  nodes.forEach(({ x, y, size, fixed }, at) => {
    const aside = fixed ? 0 : Math.sqrt(at + 1) * 0.5;
    const angle = at * GOLDEN_ANGLE;
    matrix.set([x + aside * Math.cos(angle), y + aside * Math.sin(angle), size, fixed ? 1 : 0], at * 4);
  });
  return { nodes: matrix, edges, iterations: iterationsFor(nodes.length) };
}

export function asPoints(points: Float32Array): readonly Point[] {
  return Array.from({ length: points.length / 2 }, (_, at) => ({
    x: points[at * 2] ?? 0,
    y: points[at * 2 + 1] ?? 0,
  }));
}
