import { useEffect, useState } from "react";
import { useClient } from "urql";
import { ask } from "@/api/ask";
import { nodeFacts } from "@/chart/reading";
import { nameOf } from "@/pages/evidence/NodeSummary";
import { type ElementNames, nodesOf } from "./elements";
import { ElementNamesDocument } from "./findings.generated";

const CHUNK = 500;

/** What the elements are called now; null until that is read. One that is not in the case any more has no name. */
export function useElementNames(elements: readonly string[]): ElementNames | null {
  const api = useClient();
  const [names, setNames] = useState<ElementNames | null>(null);
  const key = nodesOf(elements).sort().join(" ");
  useEffect(() => {
    let isCurrent = true;
    const ids = key === "" ? [] : key.split(" ");
    const chunks = Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, at) =>
      ids.slice(at * CHUNK, (at + 1) * CHUNK),
    );
    Promise.all(chunks.map((chunk) => ask(api, ElementNamesDocument, { ids: chunk }))).then(
      (answers) => {
        const nodes = answers.flatMap((answer) =>
          answer.nodes.flatMap((node) => (node === null ? [] : [node])),
        );
        if (isCurrent) setNames(new Map(nodes.map((node) => [node.id, nameOf(nodeFacts(node))])));
      },
      () => undefined, // the links still lead on, and the list itself tells of the API
    );
    return () => {
      isCurrent = false;
    };
  }, [api, key]);
  return names;
}
