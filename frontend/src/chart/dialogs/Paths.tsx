import { ArrowLeftRight } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useWords } from "@/app/words";
import { Button } from "@/design/Button";
import { Dialog } from "@/design/Dialog";
import { IconButton } from "@/design/IconButton";
import type { ActionContext } from "../action";
import { captionOf } from "../captions";
import { drawPaths, type FoundPath, type PathSearch, USUAL_SEARCH } from "../paths";
import styles from "./Arranging.module.css";
import { FoundList } from "./paths/FoundList";
import { PathLimits } from "./paths/PathLimits";
import { usePathSearch } from "./paths/usePathSearch";

interface PathsProps {
  readonly context: ActionContext;
  close(): void;
}

const FORM = "paths-form";

/** Paths between two nodes, through the whole case, within limits. */
export default function Paths({ context, close }: PathsProps) {
  const t = useWords("arranging");
  const [start = "", end = ""] = context.nodes;
  const [wanted, setWanted] = useState<PathSearch>({ ...USUAL_SEARCH, kind: "several", start, end });
  const { searching, search } = usePathSearch(context);
  const draw = (paths: readonly FoundPath[]) => {
    const added = drawPaths(context.chart, paths);
    context.announce(t("paths.drawn", { count: paths.length, nodes: added.nodes, edges: added.edges }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void search(wanted);
  };
  return (
    <Dialog
      title={t("paths.title")}
      size="wide"
      onClose={close}
      actions={
        <>
          <DrawAll searching={searching} draw={draw} close={close} />
          <Button
            kind="primary"
            type="submit"
            form={FORM}
            isPending={searching.kind === "busy"}
            why={wanted.types?.length === 0 ? t("paths.noType") : null}
          >
            {t("paths.search")}
          </Button>
        </>
      }
    >
      <form id={FORM} className={styles.form} onSubmit={submit}>
        <Ends context={context} search={wanted} onSwap={(swapped) => setWanted(swapped)} />
        <PathLimits search={wanted} onChange={setWanted} />
      </form>
      <FoundList searching={searching} onDraw={draw} />
    </Dialog>
  );
}

interface DrawAllProps {
  readonly searching: ReturnType<typeof usePathSearch>["searching"];
  draw(paths: readonly FoundPath[]): void;
  close(): void;
}

function DrawAll({ searching, draw, close }: DrawAllProps) {
  const t = useWords("arranging");
  if (searching.kind !== "found" || searching.answer.paths.length === 0) return null;
  const { paths } = searching.answer;
  const drawAll = () => {
    draw(paths);
    close();
  };
  return <Button onPress={drawAll}>{t("paths.drawAll", { count: paths.length })}</Button>;
}

interface EndsProps {
  readonly context: ActionContext;
  readonly search: PathSearch;
  onSwap(search: PathSearch): void;
}

function Ends({ context, search, onSwap }: EndsProps) {
  const t = useWords("arranging");
  const { state, facts } = context.chart.getState();
  const nameOf = (id: string): string => {
    const node = state.nodes[id];
    return node === undefined
      ? id
      : captionOf(node, facts, { ...state.captions, fields: {}, characters: 40 });
  };
  return (
    <p className={styles.ends}>
      <bdi>{nameOf(search.start)}</bdi>
      <IconButton
        icon={ArrowLeftRight}
        label={t("paths.swap")}
        size="small"
        onPress={() => onSwap({ ...search, start: search.end, end: search.start })}
      />
      <bdi>{nameOf(search.end)}</bdi>
    </p>
  );
}
