import { useState } from "react";
import { useWords } from "@/app/words";
import styles from "./DataText.module.css";
import { cropped, piecesOf, plainText } from "./shownText";

interface DataTextProps {
  readonly text: string | null | undefined;
  /** Characters that are shown at first. Without it all are. */
  readonly limit?: number;
  /** Keeps line ends. */
  readonly isLong?: boolean;
  /** Offers the rest by a button; not within a link or button. */
  readonly canGrow?: boolean;
}

/** A text from the data: it can't change what stands around it, and what is invisible in it is shown. */
export function DataText({ text, limit, isLong = false, canGrow = false }: DataTextProps) {
  const t = useWords("design");
  const [grown, setGrown] = useState(false);
  if (text === null || text === undefined || text === "") return null;
  const short = limit === undefined || grown ? text : cropped(text, limit);
  const isCut = limit !== undefined && cropped(text, limit) !== text;
  return (
    <>
      <bdi
        className={`${styles.text} ${isLong ? styles.long : ""}`}
        {...(isCut && !canGrow ? { title: plainText(text, 2_000) } : {})}
      >
        <Pieces text={short} />
      </bdi>
      {isCut && canGrow ? (
        <button type="button" className={styles.grow} aria-expanded={grown} onClick={() => setGrown(!grown)}>
          {t(grown ? "text.less" : "text.more", { count: text.length })}
        </button>
      ) : null}
    </>
  );
}

function Pieces({ text }: { readonly text: string }) {
  return piecesOf(text).map((piece, index) =>
    "text" in piece ? (
      piece.text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces never move
      <span key={index} className={styles.control}>
        {piece.control}
      </span>
    ),
  );
}
