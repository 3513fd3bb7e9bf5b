import { Link, useLocation } from "wouter";
import { addresses } from "./addresses";
import styles from "./CaseParts.module.css";
import { useWords } from "./words";

const PARTS = [
  "overview",
  "files",
  "search",
  "charts",
  "findings",
  "investigations",
  "analyses",
  "runs",
] as const;

/** The parts of a case, with the one that is open marked: also while something within it is. */
export function CaseParts({ caseId }: { readonly caseId: string }) {
  const t = useWords("app");
  const [path] = useLocation();
  return (
    <nav aria-label={t("case")} className={styles.parts}>
      {PARTS.map((part) => {
        const address = addresses[part](caseId);
        const isOpen = path === address || (part !== "overview" && path.startsWith(`${address}/`));
        return (
          <Link
            key={part}
            href={address}
            className={styles.part ?? ""}
            {...(isOpen ? { "aria-current": path === address ? "page" : "true" } : {})}
          >
            {t(`parts.${part}`)}
          </Link>
        );
      })}
    </nav>
  );
}
