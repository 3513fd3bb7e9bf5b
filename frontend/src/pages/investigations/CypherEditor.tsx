import { autocompletion, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { cypher } from "@codemirror/legacy-modes/mode/cypher";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { useEffect, useRef } from "react";
import styles from "./CypherEditor.module.css";
import { completions } from "./completions";

interface CypherEditorProps {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
  /** Ctrl+Enter. */
  onRun(): void;
}

/** Cypher with colours and completion. Tab leaves it, as it leaves any field: nobody is caught in it. */
export default function CypherEditor({ label, value, onChange, onRun }: CypherEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const told = useRef({ onChange, onRun });
  told.current = { onChange, onRun };

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; its text is kept in step below
  useEffect(() => {
    if (place.current === null) return;
    // in a shadow root its styles are adopted sheets, which the page's policy lets in; elsewhere they are inline
    const root = place.current.shadowRoot ?? place.current.attachShadow({ mode: "open" });
    const made = new EditorView({
      parent: root,
      root,
      state: EditorState.create({ doc: value, extensions: extensions(label, told) }),
    });
    view.current = made;
    return () => made.destroy();
  }, []);

  useEffect(() => {
    const held = view.current;
    if (held === null || held.state.doc.toString() === value) return;
    held.dispatch({ changes: { from: 0, to: held.state.doc.length, insert: value } });
  }, [value]);

  return <div ref={place} className={styles.editor} />;
}

const LOOK = EditorView.theme({
  "&": { minHeight: "12rem", color: "var(--text)", fontSize: "var(--text-m)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", minHeight: "12rem" },
  ".cm-gutters": { background: "var(--sunken)", color: "var(--text-soft)", border: "0" },
  ".cm-content": { caretColor: "var(--text)" },
  ".cm-cursor": { borderColor: "var(--text)" },
  ".cm-tooltip": { background: "var(--raised)", color: "var(--text)", border: "1px solid var(--line)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--accent-soft)",
  },
});

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--success)" },
  { tag: tags.comment, color: "var(--text-soft)" },
  { tag: [tags.number, tags.bool, tags.atom], color: "var(--warning)" },
]);

function extensions(
  label: string,
  told: { readonly current: Pick<CypherEditorProps, "onChange" | "onRun"> },
) {
  const run = (): boolean => {
    told.current.onRun();
    return true;
  };
  return [
    lineNumbers(),
    history(),
    drawSelection(),
    bracketMatching(),
    closeBrackets(),
    StreamLanguage.define(cypher),
    syntaxHighlighting(COLOURS),
    autocompletion({ override: [completions] }),
    keymap.of([
      { key: "Mod-Enter", preventDefault: true, run },
      ...completionKeymap,
      ...defaultKeymap,
      ...historyKeymap,
    ]),
    LOOK,
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": label }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) told.current.onChange(update.state.doc.toString());
    }),
  ];
}
