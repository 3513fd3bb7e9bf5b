import { Link } from "wouter";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import styles from "./DataLink.module.css";
import { DataText } from "./DataText";
import { isWebAddress } from "./webAddress";

interface DataLinkProps {
  readonly url: string;
  /** Instead of the address. */
  readonly text?: string;
  readonly limit?: number;
}

/** A link from the data: it leads to the page that warns first. What is no web address is no link. */
export function DataLink({ url, text, limit = 80 }: DataLinkProps) {
  const t = useWords("design");
  if (!isWebAddress(url)) {
    return (
      <span className={styles.plain} title={t("link.refused")}>
        <DataText text={text ?? url} limit={limit} />
      </span>
    );
  }
  return (
    <Link href={addresses.leaving(url)} className={styles.link ?? ""}>
      <DataText text={text ?? url} limit={limit} />
    </Link>
  );
}
