import { useWords } from "@/app/words";
import { Dialog } from "@/design/Dialog";
import { NoteForm } from "@/panels/card/NoteForm";
import type { ActionContext } from "../action";
import { notesOf } from "../notes";

interface WriteNoteProps {
  readonly context: ActionContext;
  readonly elements?: readonly string[];
  close(): void;
}

export default function WriteNote({ context, elements = [], close }: WriteNoteProps) {
  const t = useWords("card");
  const { api, chart, announce } = context;
  return (
    <Dialog title={t("notes.write")} size="small" onClose={close}>
      <NoteForm
        text=""
        label={t("notes.onMany", { count: elements.length })}
        submit={t("notes.add")}
        onCancel={close}
        onSubmit={async (text) => {
          await notesOf(chart).getState().write(api, elements, text);
          announce(t("notes.added"));
          close();
        }}
      />
    </Dialog>
  );
}
