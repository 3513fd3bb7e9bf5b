import { useStore } from "zustand";
import { useWords } from "@/app/words";
import type { Group } from "@/chart/model";
import type { ChartStore } from "@/chart/store";
import { fieldWord, kindWord } from "@/chart/wording";
import { DataText } from "@/design/DataText";
import { KindIcon } from "@/design/KindIcon";
import styles from "./card.module.css";
import { End } from "./EdgeCard";
import { Row, Rows } from "./Facts";

const LISTED = 50;

/** Who is in a group, counted by kind. */
export function GroupCard({ group, chart }: { readonly group: Group; readonly chart: ChartStore }) {
  const t = useWords("card");
  const kinds = useWords("kinds");
  const nodes = useStore(chart, (open) => open.state.nodes);
  const counts = new Map<string, number>();
  for (const member of group.members) {
    const label = nodes[member]?.label;
    if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return (
    <article className={styles.card}>
      <header className={styles.header}>
        <KindIcon label="GROUP" isSilent />
        <div className={styles.names}>
          <p className={styles.kind}>
            {t("group")} {group.by === null ? null : t("groupBy", { field: fieldWord(group.by, kinds) })}
          </p>
          <h3 className={styles.title}>
            <DataText text={group.name} />
          </h3>
        </div>
      </header>
      <Rows title={t("members", { count: group.members.length })}>
        {[...counts].map(([label, count]) => (
          <Row key={label} name={kindWord(label, kinds)}>
            {count.toLocaleString()}
          </Row>
        ))}
      </Rows>
      <ul className={styles.list}>
        {group.members.slice(0, LISTED).map((member) => (
          <li key={member}>
            <End id={member} chart={chart} />
          </li>
        ))}
      </ul>
      {group.members.length > LISTED ? (
        <p className={styles.soft}>{t("listed", { listed: LISTED, total: group.members.length })}</p>
      ) : null}
    </article>
  );
}
