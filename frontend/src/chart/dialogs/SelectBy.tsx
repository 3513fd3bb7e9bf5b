import { useState } from "react";
import type { RelationshipType } from "@/api/schema";
import { useWords } from "@/app/words";
import { Button } from "@/design/Button";
import { Dialog } from "@/design/Dialog";
import { NumberField } from "@/design/NumberField";
import type { ActionContext } from "../action";
import type { Grouped } from "../grouping";
import { drawnDegrees, drawnOf, ofDegree, ofLabel, ofType } from "../selecting";
import type { Selection } from "../store";
import styles from "./Arranging.module.css";

interface SelectByProps {
  readonly context: ActionContext;
  close(): void;
}

/** Selects by label, type or number of neighbours; says how many there are before. */
export default function SelectBy({ context, close }: SelectByProps) {
  const t = useWords("arranging");
  const actions = useWords("actions");
  const [drawn] = useState(() => drawnOf(context.chart.getState()));
  const select = (selection: Selection) => {
    context.chart.getState().select(selection);
    context.announce(actions("selected", { count: selection.nodes.size + selection.edges.size }));
    close();
  };
  return (
    <Dialog title={t("selectBy.title")} onClose={close}>
      <div className={styles.form}>
        <Kinds
          title={t("selectBy.labels")}
          kind="nodes"
          counts={counted(drawn.nodes.map(({ node }) => node.label))}
          onSelect={(label) => select(ofLabel(drawn, label))}
        />
        <Kinds
          title={t("selectBy.types")}
          kind="edges"
          counts={counted(drawn.edges.map(({ edge }) => edge.type))}
          onSelect={(type) => select(ofType(drawn, type as RelationshipType))}
        />
        <Degrees drawn={drawn} onSelect={select} />
      </div>
    </Dialog>
  );
}

function counted(kinds: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one);
}

interface KindsProps {
  readonly title: string;
  readonly kind: "nodes" | "edges";
  readonly counts: readonly (readonly [string, number])[];
  onSelect(kind: string): void;
}

function Kinds({ title, kind, counts, onSelect }: KindsProps) {
  const t = useWords("arranging");
  const kinds = useWords("kinds");
  if (counts.length === 0) return null;
  return (
    <section aria-label={title} className={styles.part}>
      <h3>{title}</h3>
      <div className={styles.row}>
        {counts.map(([each, count]) => (
          <Button key={each} onPress={() => onSelect(each)}>
            {t("selectBy.counted", { kind: kinds(`${kind}.${each}`), count })}
          </Button>
        ))}
      </div>
    </section>
  );
}

interface DegreesProps {
  readonly drawn: Grouped;
  onSelect(selection: Selection): void;
}

function Degrees({ drawn, onSelect }: DegreesProps) {
  const t = useWords("arranging");
  const [highest] = useState(() => highestOf(drawnDegrees(drawn).values()));
  const [least, setLeast] = useState(Math.min(2, highest));
  const [most, setMost] = useState(highest);
  const found = ofDegree(drawn, least, most);
  const why = found.nodes.size === 0 ? t("selectBy.none") : null;
  return (
    <section aria-label={t("selectBy.degree")} className={styles.part}>
      <h3>{t("selectBy.degree")}</h3>
      <div className={styles.row}>
        <NumberField label={t("selectBy.least")} value={least} least={0} most={highest} onChange={setLeast} />
        <NumberField label={t("selectBy.most")} value={most} least={0} most={highest} onChange={setMost} />
        <Button kind="primary" why={why} onPress={() => onSelect(found)}>
          {t("selectBy.select", { count: found.nodes.size })}
        </Button>
      </div>
    </section>
  );
}

/** Spread into arguments, a large chart's degrees would be too many. */
function highestOf(degrees: Iterable<number>): number {
  let highest = 0;
  for (const degree of degrees) highest = Math.max(highest, degree);
  return highest;
}
