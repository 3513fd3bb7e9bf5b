import { ChevronsUpDown } from "lucide-react";
import { Button } from "react-aria-components";
import { useQuery } from "urql";
import { useLocation } from "wouter";
import { CasesDocument } from "@/api/cases.generated";
import { MenuButton, type MenuEntry } from "@/design/Menu";
import { plainText } from "@/design/shownText";
import { addresses } from "./addresses";
import styles from "./CaseSwitcher.module.css";
import { useWords } from "./words";

const LISTED = 20;
const LONGEST_TITLE = 40;

/** Says which case is open, and leads to the newest others. */
export function CaseSwitcher({ caseId }: { readonly caseId: string | null }) {
  const t = useWords("app");
  const [, navigate] = useLocation();
  const [{ data }] = useQuery({ query: CasesDocument });
  const cases = data?.cases;
  if (cases === undefined || (caseId === null && cases.total === 0)) return null;
  const open = cases.cases.find((each) => each.id === caseId);
  const title = plainText(open?.title ?? t("switcher.none"), LONGEST_TITLE);
  const newest: readonly MenuEntry[] = cases.cases
    .slice(-LISTED)
    .reverse()
    .map((each) => ({
      id: each.id,
      label: plainText(each.title, LONGEST_TITLE),
      run: () => navigate(addresses.overview(each.id)),
    }));
  const all = cases.complete ? t("switcher.allOf", { total: cases.total }) : t("switcher.all");
  return (
    <MenuButton
      label={t("switcher.menu")}
      parts={[
        { id: "cases", title: t("switcher.cases"), entries: newest, chosen: caseId ?? "" },
        { id: "all", entries: [{ id: "all", label: all, run: () => navigate(addresses.cases()) }] },
      ]}
    >
      <Button className={styles.switcher ?? ""} aria-label={t("switcher.label", { title })}>
        <bdi className={styles.title}>{title}</bdi>
        <ChevronsUpDown size={13} aria-hidden="true" />
      </Button>
    </MenuButton>
  );
}
