import { useWords } from "@/app/words";
import { Busy } from "@/design/Busy";
import { Button } from "@/design/Button";
import { Completeness } from "@/design/Completeness";
import { ProblemNote } from "@/design/ProblemNote";
import { nameOf } from "../../naming";
import type { FoundPath, FoundPaths } from "../../paths";
import styles from "../Arranging.module.css";
import type { Searching } from "./usePathSearch";

interface FoundListProps {
  readonly searching: Searching;
  onDraw(paths: readonly FoundPath[]): void;
}

/** What was found, how far was searched, and what ended the search. */
export function FoundList({ searching, onDraw }: FoundListProps) {
  const t = useWords("arranging");
  if (searching.kind === "not yet") return null;
  if (searching.kind === "busy") return <Busy text={t("paths.searching")} />;
  if (searching.kind === "failed") return <ProblemNote problem={searching.problem} />;
  const { answer } = searching;
  return (
    <section aria-label={t("paths.found")} aria-live="polite" className={styles.form}>
      <div>
        <p>{foundWords(answer, t)}</p>
        <p className={styles.note}>{t(`paths.bound.${answer.bound}`, { count: answer.searchedTo })}</p>
        {answer.found ? <Completeness of={answer} /> : null}
      </div>
      <ol className={styles.list}>
        {answer.paths.map((path) => (
          <li key={path.relationships.map(({ edge }) => edge.id).join(" ")} className={styles.item}>
            <Path path={path} />
            <Button onPress={() => onDraw([path])}>{t("paths.draw")}</Button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function foundWords({ found, searchedTo, paths }: FoundPaths, t: ReturnType<typeof useWords>): string {
  return found ? t("paths.some", { count: paths.length }) : t("paths.none", { count: searchedTo });
}

/** The names along it, each step with its relation and the way in which it leads. */
function Path({ path }: { readonly path: FoundPath }) {
  const kinds = useWords("kinds");
  return (
    <span>
      {path.nodes.map((node, step) => {
        const before = path.relationships[step - 1];
        const isAlong = before?.edge.end === node.id;
        return (
          <span key={node.id}>
            {before === undefined ? null : (
              <span className={styles.note}>
                {isAlong ? " — " : " ← "}
                {kinds(`edges.${before.edge.type}`)}
                {isAlong ? " → " : " — "}
              </span>
            )}
            <bdi>{nameOf(node)}</bdi>
          </span>
        );
      })}
    </span>
  );
}
