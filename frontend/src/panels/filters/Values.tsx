import { useState } from "react";
import { useWords } from "@/app/words";
import type { Candidates } from "@/chart/candidates";
import type { Filter } from "@/chart/model";
import { valueWord } from "@/chart/wording";
import { Button } from "@/design/Button";
import { Checkbox } from "@/design/Checkbox";
import { DataText } from "@/design/DataText";
import { SearchField } from "@/design/SearchField";
import styles from "./filters.module.css";

const LISTED = 60;
const SEARCHED_FROM = 12;

interface ValuesProps {
  readonly filter: Filter;
  readonly found: Candidates;
  onChange(values: readonly string[] | null): void;
}

/** The values that are kept; all of them where none are named. */
export function Values({ filter, found, onChange }: ValuesProps) {
  const t = useWords("filters");
  const kinds = useWords("kinds");
  const [sought, setSought] = useState("");
  const kept = filter.values === null ? null : new Set(filter.values);
  const word = (value: string): string => valueWord(filter.field, value, kinds);
  const fitting = found.values.filter(([value]) => word(value).toLowerCase().includes(sought.toLowerCase()));
  const all = found.values.map(([value]) => value);
  const set = (value: string, isKept: boolean): void => {
    const now = new Set(kept ?? all);
    if (isKept) now.add(value);
    else now.delete(value);
    onChange(all.every((each) => now.has(each)) ? null : [...now]);
  };
  if (all.length === 0) return <p className={styles.note}>{t("notKnown")}</p>;
  return (
    <>
      {all.length < SEARCHED_FROM ? null : (
        <SearchField
          label={t("find")}
          labelIsHidden
          placeholder={t("find")}
          value={sought}
          onChange={setSought}
        />
      )}
      <div className={styles.buttons}>
        <Button kind="quiet" onPress={() => onChange(null)}>
          {t("all")}
        </Button>
        <Button kind="quiet" onPress={() => onChange([])}>
          {t("none")}
        </Button>
      </div>
      <ul className={styles.values}>
        {fitting.slice(0, LISTED).map(([value, count]) => (
          <li key={value} className={styles.value}>
            <Checkbox isChecked={kept?.has(value) ?? true} onChange={(isKept) => set(value, isKept)}>
              <DataText text={word(value)} limit={40} />
            </Checkbox>
            <span className={styles.count}>{count.toLocaleString()}</span>
          </li>
        ))}
      </ul>
      {fitting.length === 0 ? <p className={styles.note}>{t("noValues")}</p> : null}
      {fitting.length > LISTED ? (
        <p className={styles.note}>{t("more", { count: fitting.length - LISTED })}</p>
      ) : null}
    </>
  );
}
