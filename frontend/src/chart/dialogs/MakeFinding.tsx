import { useEffect, useState } from "react";
import { change } from "@/api/ask";
import { type Problem, problemOf } from "@/api/problem";
import { useWords } from "@/app/words";
import { Busy } from "@/design/Busy";
import { Button } from "@/design/Button";
import { Dialog } from "@/design/Dialog";
import { ProblemNote } from "@/design/ProblemNote";
import { TextField } from "@/design/TextField";
import { CreateFindingDocument } from "@/pages/findings/findings.generated";
import type { ActionContext } from "../action";
import type { EdgeId, NodeId } from "../model";
import { type PostsBehind, postsBehind } from "../postsBehind";

interface MakeFindingProps {
  readonly context: ActionContext;
  readonly nodes: readonly NodeId[];
  readonly edges: readonly EdgeId[];
  close(): void;
}

/** A sentence about the selection. The posts behind its ties go with it, so that it can be defended. */
export default function MakeFinding({ context, nodes, edges, close }: MakeFindingProps) {
  const t = useWords("findings");
  const [sentence, setSentence] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const behind = usePostsBehind(context, { nodes, edges }, setProblem);
  const keep = (): void => {
    if (behind === null) return;
    const caseId = context.chart.getState().caseId;
    const carried = { elements: [...nodes, ...edges], posts: [...behind.posts] };
    change(context.api, CreateFindingDocument, { caseId, sentence, ...carried, chart: context.chartId }).then(
      () => {
        context.announce(t("saved"));
        close();
      },
      (error: unknown) => setProblem(problemOf(error)),
    );
  };
  const why = behind === null ? t("make.reading") : sentence.trim() === "" ? t("make.empty") : null;
  return (
    <Dialog
      title={t("make.title")}
      onClose={close}
      actions={
        <Button kind="primary" why={why} onPress={keep}>
          {t("make.go")}
        </Button>
      }
    >
      {problem === null ? null : <ProblemNote problem={problem} />}
      <TextField
        label={t("sentence")}
        help={t("sentenceHelp")}
        lines={3}
        value={sentence}
        onChange={setSentence}
        autoFocus
      />
      <p>{t("make.carriers", { nodes: nodes.length, edges: edges.length })}</p>
      {behind === null && problem === null ? <Busy text={t("make.reading")} /> : null}
      {behind === null ? null : <p>{t("make.posts", { count: behind.posts.length })}</p>}
      {behind?.complete === false ? <p>{t("make.more", { count: behind.posts.length })}</p> : null}
    </Dialog>
  );
}

function usePostsBehind(
  context: ActionContext,
  { nodes, edges }: Pick<MakeFindingProps, "nodes" | "edges">,
  fail: (problem: Problem) => void,
): PostsBehind | null {
  const [behind, setBehind] = useState<PostsBehind | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, for what was selected as it opened
  useEffect(() => {
    const { caseId, state } = context.chart.getState();
    postsBehind(context.api, caseId, state, { nodes, edges }).then(setBehind, (error: unknown) =>
      fail(problemOf(error)),
    );
  }, []);
  return behind;
}
