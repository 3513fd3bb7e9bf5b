import type { ElkNode } from "elkjs/lib/elk-api";
import { Workflow } from "lucide-react";
import type { Layout, LayoutGraph, Positions } from "./layout";
import { positionsOf } from "./placing";
import { unlessStopped } from "./working";

const ROOM = 26;

/** Layers along the arrows: what leads to something stands before it. */
const layered: Layout = {
  name: "layered",
  icon: Workflow,
  options: [{ name: "direction", kind: "choice", choices: ["right", "down"], default: "right" }],
  most: 1_000,
  async run(graph, { direction }, signal) {
    const [{ default: Elk }, { default: workerUrl }] = await Promise.all([
      import("elkjs/lib/elk-api"),
      import("elkjs/lib/elk-worker.min.js?url"),
    ]);
    const elk = new Elk({ workerUrl, workerFactory: (url) => new Worker(url ?? workerUrl) });
    try {
      return placed(graph, await unlessStopped(signal, elk.layout(elkGraph(graph, String(direction)))));
    } finally {
      elk.terminateWorker();
    }
  },
};
export default layered;

export function elkGraph({ nodes, edges }: LayoutGraph, direction: string): ElkNode {
  const free = new Set(nodes.flatMap(({ fixed }, at) => (fixed ? [] : [at])));
  return {
    id: "chart",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": direction === "down" ? "DOWN" : "RIGHT",
      "elk.randomSeed": "1",
      "elk.layered.thoroughness": "4",
      "elk.spacing.nodeNode": "34",
      "elk.layered.spacing.nodeNodeBetweenLayers": "110",
      "elk.layered.nodePlacement.strategy": "BRANDES_KOEPF",
      "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
      "elk.edgeRouting": "POLYLINE",
    },
    children: [...free].map((at) => {
      const side = 2 * (nodes[at]?.size ?? 1) + ROOM;
      return { id: String(at), width: side, height: side };
    }),
    edges: edges.flatMap(({ start, end }, at) =>
      free.has(start) && free.has(end) && start !== end
        ? [{ id: `e${at}`, sources: [String(start)], targets: [String(end)] }]
        : [],
    ),
  };
}

function placed(graph: LayoutGraph, { children = [] }: ElkNode): Positions {
  const points: { x: number; y: number }[] = [];
  for (const { id, x = 0, y = 0, width = 0, height = 0 } of children) {
    points[Number(id)] = { x: x + width / 2, y: y + height / 2 };
  }
  return positionsOf(graph, points);
}
