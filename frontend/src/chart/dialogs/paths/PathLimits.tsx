import type { RelationshipType } from "@/api/schema";
import { useWords } from "@/app/words";
import { Checkbox } from "@/design/Checkbox";
import { Choice } from "@/design/Choice";
import { Disclosure } from "@/design/Disclosure";
import { NumberField } from "@/design/NumberField";
import { EDGE_KINDS } from "../../kinds";
import { LONGEST, MOST_PATHS, type PathKind, type PathSearch } from "../../paths";
import styles from "../Arranging.module.css";
import { DayField } from "./DayField";

const KINDS: readonly PathKind[] = ["shortest", "all shortest", "several"];
const DIRECTIONS = ["ANY", "ALONG"] as const;
const TYPES = Object.keys(EDGE_KINDS) as RelationshipType[];

interface PathLimitsProps {
  readonly search: PathSearch;
  onChange(search: PathSearch): void;
}

/** Which paths are wanted: how many, how long, over what, in which direction and time. */
export function PathLimits({ search, onChange }: PathLimitsProps) {
  const t = useWords("arranging");
  const change = (part: Partial<PathSearch>) => onChange({ ...search, ...part });
  return (
    <>
      <Choice
        label={t("paths.kind.label")}
        options={KINDS.map((value) => ({ value, label: t(`paths.kind.${value}`) }))}
        value={search.kind}
        onChange={(kind) => change({ kind })}
      />
      <Choice
        label={t("paths.direction.label")}
        options={DIRECTIONS.map((value) => ({ value, label: t(`paths.direction.${value}`) }))}
        value={search.direction}
        onChange={(direction) => change({ direction })}
      />
      <Numbers search={search} change={change} />
      <Types types={search.types} onChange={(types) => change({ types })} />
      <Disclosure title={t("paths.window")} isOpenAtFirst={search.since !== null || search.until !== null}>
        <div className={styles.row}>
          <DayField label={t("paths.since")} value={search.since} onChange={(since) => change({ since })} />
          <DayField label={t("paths.until")} value={search.until} onChange={(until) => change({ until })} />
        </div>
      </Disclosure>
    </>
  );
}

interface NumbersProps {
  readonly search: PathSearch;
  change(part: Partial<PathSearch>): void;
}

function Numbers({ search, change }: NumbersProps) {
  const t = useWords("arranging");
  return (
    <div className={styles.row}>
      <NumberField
        label={t("paths.maxLength")}
        value={search.maxLength}
        least={1}
        most={LONGEST}
        onChange={(maxLength) => change({ maxLength })}
      />
      {search.kind === "shortest" ? null : (
        <NumberField
          label={t("paths.k")}
          value={search.k}
          least={1}
          most={MOST_PATHS}
          onChange={(k) => change({ k })}
        />
      )}
    </div>
  );
}

interface TypesProps {
  readonly types: readonly RelationshipType[] | null;
  onChange(types: readonly RelationshipType[] | null): void;
}

/** All types are none in particular, so that types which come later are among them. */
function Types({ types, onChange }: TypesProps) {
  const t = useWords("arranging");
  const kinds = useWords("kinds");
  const chosen = new Set(types ?? TYPES);
  const toggle = (type: RelationshipType, isChecked: boolean) => {
    const next = TYPES.filter((each) => (each === type ? isChecked : chosen.has(each)));
    onChange(next.length === TYPES.length ? null : next);
  };
  return (
    <Disclosure
      title={types === null ? t("paths.allTypes") : t("paths.types", { count: types.length })}
      isOpenAtFirst={types !== null}
    >
      <div className={styles.types}>
        {TYPES.map((type) => (
          <Checkbox key={type} isChecked={chosen.has(type)} onChange={(isChecked) => toggle(type, isChecked)}>
            {kinds(`edges.${type}`)}
          </Checkbox>
        ))}
      </div>
    </Disclosure>
  );
}
