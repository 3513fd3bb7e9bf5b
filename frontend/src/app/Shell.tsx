import { type ReactNode, useEffect, useRef } from "react";
import { Link, useLocation, useRoute } from "wouter";
import { Announcer } from "@/design/Announcer";
import { addresses } from "./addresses";
import { CaseParts } from "./CaseParts";
import { CaseSwitcher } from "./CaseSwitcher";
import { HealthBanner } from "./HealthBanner";
import { Help } from "./Help";
import { MainMenu } from "./MainMenu";
import { Rescue } from "./Rescue";
import styles from "./Shell.module.css";
import { ThemeMenu } from "./ThemeMenu";
import { useWords } from "./words";

/** What every page stands in: the name, the open case and its parts, what holds everywhere, and the page itself. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const t = useWords("app");
  const [, inCase] = useRoute("/cases/:caseId/*?");
  const caseId = inCase?.caseId;
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t("skip")}
      </a>
      <header className={styles.header}>
        <Link href={addresses.cases()} className={styles.name ?? ""}>
          {t("name")}
        </Link>
        <CaseSwitcher caseId={caseId ?? null} />
        {caseId === undefined ? null : <CaseParts caseId={caseId} />}
        <div className={styles.everywhere}>
          <ThemeMenu />
          <Help caseId={caseId ?? null} />
          <MainMenu />
        </div>
      </header>
      <HealthBanner />
      <Main>{children}</Main>
      <Announcer />
    </div>
  );
}

/** Takes the focus when another page opens, unless something on it has taken it already. */
function Main({ children }: { readonly children: ReactNode }) {
  const [path] = useLocation();
  const main = useRef<HTMLElement>(null);
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    if (main.current?.contains(document.activeElement) !== true) main.current?.focus({ preventScroll: true });
    main.current?.scrollTo(0, 0);
  }, [path]);
  return (
    <main id="main" ref={main} className={styles.main} tabIndex={-1}>
      <Rescue path={path}>{children}</Rescue>
    </main>
  );
}
