import { ExternalLink } from "lucide-react";
import { useSearchParams } from "wouter";
import { useWords } from "@/app/words";
import { DataText } from "@/design/DataText";
import { EmptyState } from "@/design/EmptyState";
import { Page } from "@/design/Page";
import { isWebAddress } from "@/design/webAddress";
import { defanged } from "./defanged";
import styles from "./LeavingPage.module.css";

/** Stands before every link that comes from the data: whoever opens one shows its owner where he comes from and when. */
export default function LeavingPage() {
  const t = useWords("leaving");
  const [parameters] = useSearchParams();
  const url = parameters.get("to") ?? "";
  if (!isWebAddress(url)) {
    return (
      <Page title={t("title")} width="reading">
        <EmptyState title={t("refused.title")}>{t("refused.text")}</EmptyState>
      </Page>
    );
  }
  return (
    <Page title={t("title")} intro={t("intro")} width="reading">
      <dl className={styles.facts}>
        <dt>{t("host")}</dt>
        <dd>
          <code>{defanged(new URL(url).host)}</code>
        </dd>
        <dt>{t("address")}</dt>
        <dd>
          <code className={styles.address}>
            <DataText text={defanged(url)} limit={600} canGrow />
          </code>
        </dd>
      </dl>
      <p>{t("warning")}</p>
      <p>
        <a href={url} target="_blank" rel="noopener noreferrer nofollow" className={styles.go}>
          <ExternalLink size={15} aria-hidden="true" />
          {t("go")}
        </a>
      </p>
    </Page>
  );
}
