import type { SceneEdge, SceneNode } from "@/chart/scene";

/** The same graph every time: clusters of nodes on a disc, most edges within a cluster. */
export interface Generated {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
}

const CLUSTERS = 40;
const COLOURS = ["#0072b2", "#e69f00", "#009e73", "#56b4e9", "#cc79a7"];

export function generated(nodes: number, edges: number): Generated {
  const chance = seeded(7);
  const side = Math.sqrt(nodes) * 60;
  const centres = Array.from({ length: CLUSTERS }, () => ({
    x: (chance() - 0.5) * side,
    y: (chance() - 0.5) * side,
  }));
  return {
    nodes: Array.from({ length: nodes }, (_, at) => nodeAt(at, centres[at % CLUSTERS], side, chance)),
    edges: Array.from({ length: edges }, (_, at) => edgeAt(at, nodes, chance)),
  };
}

function nodeAt(at: number, centre = { x: 0, y: 0 }, side: number, chance: () => number): SceneNode {
  return {
    id: `node:${at}`,
    label: "ACCOUNT",
    caption: `@account_${at}`,
    colour: COLOURS[at % COLOURS.length] ?? "#999999",
    size: 4 + chance() * 6,
    shape: "circle",
    icon: "account",
    badge: at % 4 === 0 ? "5" : null,
    marks: [],
    selected: false,
    faded: false,
    pinned: false,
    members: 1,
    x: centre.x + (chance() + chance() - 1) * side * 0.12,
    y: centre.y + (chance() + chance() - 1) * side * 0.12,
  };
}

function edgeAt(at: number, nodes: number, chance: () => number): SceneEdge {
  const start = Math.floor(chance() * nodes);
  const near = start + CLUSTERS * (1 + Math.floor(chance() * 20));
  const end = chance() < 0.8 && near < nodes ? near : Math.floor(chance() * nodes);
  return {
    id: `edge:${at}`,
    edges: [`edge:${at}`],
    start: `node:${start}`,
    end: `node:${end === start ? (start + 1) % nodes : end}`,
    caption: "",
    colour: "#8a94a3",
    width: 1 + chance() * 2,
    certainty: at % 5 === 0 ? "inferred" : "asserted",
    directed: true,
    curve: 0,
    selected: false,
    faded: false,
  };
}

/** Mulberry32: small, and the same in every browser. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
