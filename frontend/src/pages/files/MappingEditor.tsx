import { Eye, RotateCcw } from "lucide-react";
import { useWords } from "@/app/words";
import { Button } from "@/design/Button";
import { DataText } from "@/design/DataText";
import { Disclosure } from "@/design/Disclosure";
import { TextField } from "@/design/TextField";
import styles from "./files.module.css";
import type { FoundPreview } from "./LookAtFile";
import { MAPPING_EXAMPLE } from "./mappingExample";

interface MappingEditorProps {
  /** As it is written now; none: nothing could be guessed. */
  readonly draft: string | null;
  /** Whether the rows that are shown are those of the draft. */
  readonly isShown: boolean;
  readonly preview: FoundPreview | null;
  onChange(mapping: string | null): void;
  /** Shows the rows anew; null: as they are guessed. */
  onLook(mapping: string | null): void;
}

/** How a table's columns become posts and accounts: guessed, and for a person to confirm or to write. */
export function MappingEditor({ draft, isShown, preview, onChange, onLook }: MappingEditorProps) {
  const t = useWords("files");
  const text = draft ?? MAPPING_EXAMPLE;
  return (
    <section className={styles.mapping} aria-label={t("mapping")}>
      {preview === null ? null : <Guessed preview={preview} />}
      <Disclosure title={t("mappingEdit")} isOpenAtFirst={preview === null || !isShown}>
        <div className={styles.mapping}>
          <TextField
            label={t("mapping")}
            help={t("mappingHelp")}
            isCode
            lines={12}
            value={text}
            onChange={onChange}
          />
          <p className={styles.buttons}>
            <Button icon={Eye} why={isShown ? t("why.shown") : null} onPress={() => onLook(text)}>
              {t("lookAgain")}
            </Button>
            <Button
              kind="quiet"
              icon={RotateCcw}
              onPress={() => {
                onChange(null);
                onLook(null);
              }}
            >
              {t("guessAgain")}
            </Button>
          </p>
        </div>
      </Disclosure>
    </section>
  );
}

function Guessed({ preview: { guessed, taken, why } }: { readonly preview: FoundPreview }) {
  const t = useWords("files");
  if (!guessed) return <p className={styles.soft}>{t("mappingOwn")}</p>;
  return (
    <>
      <p>{t("mappingGuessed")}</p>
      <ul className={styles.list}>
        {(why.length > 0 ? why : taken.map(({ name, column }) => `${name}: ${column}`)).map((each) => (
          <li key={each}>
            <DataText text={each} limit={200} />
          </li>
        ))}
      </ul>
    </>
  );
}
