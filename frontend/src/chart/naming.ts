import { captionOf } from "./captions";
import { NO_FACTS, type NodeFacts, withFacts } from "./facts";
import { EMPTY } from "./model";

const CHARACTERS = 40;

/** What a node is called in lists and dialogs, whether or not it is on the chart. */
export function nameOf(node: NodeFacts): string {
  const { id, label, key } = node;
  const nowhere = { id, label, key, x: 0, y: 0, pinned: false, hidden: false };
  return captionOf(nowhere, withFacts(NO_FACTS, { nodes: [node] }), {
    ...EMPTY.captions,
    characters: CHARACTERS,
  });
}
