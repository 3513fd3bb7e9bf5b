import { useWords } from "@/app/words";
import { Checkbox } from "@/design/Checkbox";
import type { NeighbourTotal } from "../facts";
import styles from "./ExpandDialog.module.css";
import type { Chosen } from "./expandChoice";

interface TypeCountsProps {
  readonly totals: readonly NeighbourTotal[];
  readonly chosen: Chosen;
  choose(part: Partial<Chosen>): void;
}

/** Every type with its exact counts, each to be left out or in. */
export function TypeCounts({ totals, chosen, choose }: TypeCountsProps) {
  const t = useWords("expand");
  const tKinds = useWords("kinds");
  const types = [...new Set(totals.map(({ type }) => type))];
  const { left } = chosen;
  const count = (type: string, direction: "IN" | "OUT") =>
    totals.find((each) => each.type === type && each.direction === direction)?.total ?? 0;
  const toggle = (type: NeighbourTotal["type"], isIn: boolean) => {
    const next = new Set(left);
    if (isIn) next.delete(type);
    else next.add(type);
    choose({ left: next });
  };
  if (types.length === 0) return null;
  return (
    <table className={styles.types}>
      <caption className={styles.caption}>{t("types")}</caption>
      <thead>
        <tr>
          <th scope="col">
            <Checkbox
              isChecked={left.size === 0}
              isPartly={left.size > 0 && left.size < types.length}
              onChange={(all) => choose({ left: new Set(all ? [] : types) })}
            >
              {t("all")}
            </Checkbox>
          </th>
          <th scope="col">{t("out")}</th>
          <th scope="col">{t("in")}</th>
        </tr>
      </thead>
      <tbody>
        {types.map((type) => (
          <tr key={type}>
            <th scope="row">
              <Checkbox isChecked={!left.has(type)} onChange={(isIn) => toggle(type, isIn)}>
                {tKinds(`edges.${type}`)}
              </Checkbox>
            </th>
            <td>{count(type, "OUT").toLocaleString()}</td>
            <td>{count(type, "IN").toLocaleString()}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
