import { X } from "lucide-react";
import { useEffect } from "react";
import { useStore } from "zustand";
import { useWords } from "@/app/words";
import styles from "./Announcer.module.css";
import { type Message, messages, putAway } from "./announce";
import { IconButton } from "./IconButton";

const SHOWN_MS = 6_000;

/** The one place where the page tells what happened: a log for screen readers, and notes on the screen. */
export function Announcer() {
  const t = useWords("design");
  const all = useStore(messages, (held) => held.messages);
  const shown = all.filter((each) => each.shown);
  return (
    <>
      <div role="log" aria-label={t("announcer.log")} aria-relevant="additions" className={styles.log}>
        {all.map((each) => (
          <p key={each.id} data-message={each.id}>
            {each.text}
          </p>
        ))}
      </div>
      <ul className={styles.notes} aria-label={t("announcer.notes")} hidden={shown.length === 0}>
        {shown.map((each) => (
          <Note key={each.id} message={each} />
        ))}
      </ul>
    </>
  );
}

function Note({ message }: { readonly message: Message }) {
  const t = useWords("design");
  const { id, tone, text } = message;
  useEffect(() => {
    if (tone === "problem") return;
    const timer = setTimeout(() => putAway(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, tone]);
  return (
    <li className={`${styles.note} ${styles[tone]}`}>
      <span>{text}</span>
      <IconButton size="small" icon={X} label={t("announcer.putAway")} onPress={() => putAway(id)} />
    </li>
  );
}
