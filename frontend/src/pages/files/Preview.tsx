import { useWords } from "@/app/words";
import { Badge } from "@/design/Badge";
import { DataText } from "@/design/DataText";
import { type Column, Table } from "@/design/Table";
import styles from "./files.module.css";
import type { FoundPreview } from "./LookAtFile";
import { readability } from "./looking";
import type { Guess } from "./sending";

interface PreviewProps {
  readonly preview: FoundPreview;
  /** Of all connectors: a better one is named where this one reads nothing. */
  readonly guesses: readonly Guess[];
  readonly chosen: string;
}

const TONES = { all: "success", some: "warning", nothing: "danger", empty: "danger" } as const;

/** The first records as they would be loaded, and those that would be rejected. */
export function Preview({ preview, guesses, chosen }: PreviewProps) {
  const t = useWords("files");
  const { rows, unreadable } = preview;
  const told = readability(preview);
  const better = guesses.find(({ name, mapped }) => mapped > 0 && name !== chosen);
  return (
    <section className={styles.preview} aria-label={t("preview")}>
      <p className={styles.told}>
        <Badge tone={TONES[told]}>{t(`readability.${told}`)}</Badge>
        {t("lookedAt", { read: rows.length, count: rows.length + unreadable.length })}
        {preview.complete ? ` ${t("wholeFile")}` : ` ${t("firstOnly")}`}
      </p>
      {told === "nothing" || told === "empty" ? (
        <p role="alert">
          {better === undefined ? t("noneReads") : t("betterOne", { title: better.title, why: better.why })}
        </p>
      ) : null}
      {rows.length === 0 ? null : <MappedRows preview={preview} />}
      {unreadable.length === 0 ? null : <Unreadable preview={preview} />}
    </section>
  );
}

interface MappedRow {
  readonly place: string;
  readonly cells: readonly unknown[];
}

function MappedRows({ preview }: { readonly preview: FoundPreview }) {
  const t = useWords("files");
  const rows = preview.rows.map(
    (cells, at): MappedRow => ({ place: preview.places[at] ?? "", cells: Array.isArray(cells) ? cells : [] }),
  );
  const columns: readonly Column<MappedRow>[] = [
    {
      id: "place",
      title: t("place"),
      isHeader: true,
      cell: ({ place }) => <DataText text={place} limit={40} />,
    },
    ...preview.columns.map(
      (name, at): Column<MappedRow> => ({
        id: `column ${name}`,
        title: name.replaceAll("_", " "),
        cell: ({ cells }) => <Cell value={cells[at]} />,
      }),
    ),
  ];
  return (
    <div className={styles.rows}>
      <Table
        caption={t("preview")}
        columns={columns}
        rows={rows}
        rowId={({ place, cells }) => `${place} ${JSON.stringify(cells)}`}
      />
    </div>
  );
}

function Cell({ value }: { readonly value: unknown }) {
  return value === null || value === undefined ? "–" : <DataText text={String(value)} limit={60} canGrow />;
}

function Unreadable({ preview: { unreadable } }: { readonly preview: FoundPreview }) {
  const t = useWords("files");
  return (
    <div>
      <h3 className={styles.heading}>{t("unreadable", { count: unreadable.length })}</h3>
      <ul className={styles.list}>
        {unreadable.map(({ place, reason }) => (
          <li key={`${place} ${reason}`}>
            <DataText text={place} limit={60} />: <DataText text={reason} limit={300} />
          </li>
        ))}
      </ul>
    </div>
  );
}
