import type { Certainty, SceneEdge, SceneNode, Shape } from "../scene";
import { packed } from "./colour";

/** What sigma carries from the graph to our programs. Packed numbers would take more memory than what they are made of. */
export interface NodeData {
  readonly of: SceneNode;
  readonly focused: boolean;
}

export interface EdgeData {
  readonly of: SceneEdge;
  readonly focused: boolean;
}

/** Colour and look, packed as the programs take them. */
interface Look {
  readonly paint: number;
  readonly look: number;
}

const SHAPES: readonly Shape[] = [
  "circle",
  "square",
  "diamond",
  "triangle",
  "hexagon",
  "pentagon",
  "star",
  "ring",
];
const LINES: readonly Certainty[] = ["asserted", "inferred", "low confidence", "simultaneous"];
const FADED = 44;
const OPAQUE = 255;

export function nodeLook({ of: node, focused }: NodeData): Look {
  const state = (node.pinned ? 1 : 0) + (node.selected ? 2 : 0) + (focused ? 4 : 0);
  const hollow = node.marks.includes("stub") ? 255 : 0;
  return {
    paint: packed(node.colour),
    look: bytes(SHAPES.indexOf(node.shape), state, hollow, node.faded ? FADED : OPAQUE),
  };
}

export function edgeLook({ of: edge, focused }: EdgeData): Look {
  const state = (edge.directed ? 1 : 0) + (edge.selected ? 2 : 0) + (focused ? 4 : 0);
  return {
    paint: packed(edge.colour),
    look: bytes(LINES.indexOf(edge.certainty), state, 0, edge.faded ? FADED : OPAQUE),
  };
}

/** As four bytes lie in memory, the first at the lowest address. */
export function bytes(first: number, second: number, third: number, fourth: number): number {
  return (first | (second << 8) | (third << 16) | (fourth << 24)) >>> 0;
}
