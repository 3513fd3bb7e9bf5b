import { Link } from "wouter";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { EmptyState } from "@/design/EmptyState";
import { Page } from "@/design/Page";

export default function MissingPage() {
  const t = useWords("missing");
  return (
    <Page title={t("title")}>
      <EmptyState title={t("what")} action={<Link href={addresses.cases()}>{t("cure")}</Link>} />
    </Page>
  );
}
