import { type ReactNode, useEffect } from "react";
import styles from "./Page.module.css";

interface PageProps {
  readonly title: string;
  /** One sentence below the title. */
  readonly intro?: ReactNode;
  readonly actions?: ReactNode;
  readonly width?: "reading" | "usual" | "full";
  readonly children: ReactNode;
}

/** A page's heading, its actions and its content. Its title is the window's too. */
export function Page({ title, intro, actions, width = "usual", children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Sociogram`;
  }, [title]);
  return (
    <div className={`${styles.page} ${styles[width]}`}>
      <header className={styles.header}>
        <div className={styles.words}>
          <h1>{title}</h1>
          {intro === undefined ? null : <p className={styles.intro}>{intro}</p>}
        </div>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
