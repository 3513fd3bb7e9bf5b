import { Pencil, Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useClient } from "urql";
import { useStore } from "zustand";
import { type Problem, problemOf } from "@/api/problem";
import { useWords } from "@/app/words";
import { type Note, notesOf, notesOn } from "@/chart/notes";
import type { ChartStore } from "@/chart/store";
import { announce } from "@/design/announce";
import { Completeness } from "@/design/Completeness";
import { DataText } from "@/design/DataText";
import { Disclosure } from "@/design/Disclosure";
import { IconButton } from "@/design/IconButton";
import { ProblemNote } from "@/design/ProblemNote";
import { Moment } from "@/time/Moment";
import styles from "./card.module.css";
import { NoteForm } from "./NoteForm";

interface NotesProps {
  readonly chart: ChartStore;
  /** Ids of what is selected. */
  readonly elements: readonly string[];
}

/** Notes on what is selected, and a place to write one. */
export function Notes({ chart, elements }: NotesProps) {
  const t = useWords("card");
  const api = useClient();
  const store = notesOf(chart);
  const { notes, told, problem, read } = useStore(store);
  const isReadOnly = useStore(chart, (open) => open.readOnly);
  useEffect(() => {
    if (notes === null && problem === null) void read(api);
  }, [notes, problem, read, api]);
  const found = notesOn(notes ?? [], new Set(elements));
  return (
    <Disclosure title={`${t("notes.title")} (${found.length})`} isOpenAtFirst>
      <div className={styles.notes}>
        {problem === null ? null : <ProblemNote problem={problem} onRetry={() => void read(api)} />}
        {told === null || told.complete ? null : <Completeness of={told} />}
        {found.length === 0 && notes !== null ? <p className={styles.soft}>{t("notes.none")}</p> : null}
        {found.map((note) => (
          <NoteEntry key={note.id} note={note} chart={chart} />
        ))}
        {isReadOnly ? null : (
          <NoteForm
            key={elements.join()}
            text=""
            label={t("notes.write")}
            submit={t("notes.add")}
            onSubmit={async (text) => {
              await store.getState().write(api, elements, text);
              announce(t("notes.added"));
            }}
          />
        )}
      </div>
    </Disclosure>
  );
}

function NoteEntry({ note, chart }: { readonly note: Note; readonly chart: ChartStore }) {
  const t = useWords("card");
  const api = useClient();
  const [isChanging, setChanging] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { readOnly, state } = useStore(chart);
  const { rewrite, remove } = useStore(notesOf(chart));
  if (isChanging) {
    return (
      <NoteForm
        text={note.text}
        label={t("notes.text")}
        submit={t("notes.keep")}
        onCancel={() => setChanging(false)}
        onSubmit={async (text) => {
          await rewrite(api, note, text);
          setChanging(false);
        }}
      />
    );
  }
  const removed = (): void => announce(t("notes.removed"));
  return (
    <div className={styles.noteEntry}>
      <DataText text={note.text} isLong limit={600} canGrow />
      <p className={styles.soft}>
        <DataText text={note.changedBy} limit={40} />
        {", "}
        <Moment at={note.changedAt} zone={state.time.zone} />
        {note.elements.length > 1 ? `, ${t("notes.onMany", { count: note.elements.length })}` : ""}
      </p>
      {problem === null ? null : <ProblemNote problem={problem} />}
      {readOnly ? null : (
        <div className={styles.noteButtons}>
          <IconButton
            size="small"
            icon={Pencil}
            label={t("notes.change")}
            onPress={() => setChanging(true)}
          />
          <IconButton
            size="small"
            icon={Trash2}
            label={t("notes.remove")}
            onPress={() => remove(api, note).then(removed, (error: unknown) => setProblem(problemOf(error)))}
          />
        </div>
      )}
    </div>
  );
}
