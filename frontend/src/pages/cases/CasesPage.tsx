import { FolderPlus, Pencil, Sparkles, Trash2 } from "lucide-react";
import { useState } from "react";
import { useClient, useQuery } from "urql";
import { Link, useLocation } from "wouter";
import { change } from "@/api/ask";
import { CasesDocument, type CasesQuery } from "@/api/cases.generated";
import { type Problem, problemOf } from "@/api/problem";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { Busy } from "@/design/Busy";
import { Button } from "@/design/Button";
import { Completeness } from "@/design/Completeness";
import { DataText } from "@/design/DataText";
import { EmptyState } from "@/design/EmptyState";
import { IconButton } from "@/design/IconButton";
import { Page } from "@/design/Page";
import { ProblemNote } from "@/design/ProblemNote";
import { Moment } from "@/time/Moment";
import styles from "./CasesPage.module.css";
import { DemoCaseDocument } from "./cases.generated";
import { DeleteCase } from "./DeleteCase";
import { NameCase } from "./NameCase";

type CaseEntry = CasesQuery["cases"]["cases"][number];
type Opened =
  | { readonly what: "new" }
  | { readonly what: "rename" | "delete"; readonly of: CaseEntry }
  | null;

/** Which cases there are. Each is a world of its own. */
export default function CasesPage() {
  const t = useWords("cases");
  const [{ data, error, fetching }, again] = useQuery({ query: CasesDocument });
  const [opened, open] = useState<Opened>(null);
  const [, navigate] = useLocation();
  const demo = useDemo();
  const close = (created?: string): void => {
    open(null);
    if (created !== undefined) navigate(addresses.files(created));
    else again({ requestPolicy: "network-only" });
  };
  const actions = (
    <>
      <Button icon={Sparkles} isPending={demo.isPending} onPress={demo.make}>
        {t("demo")}
      </Button>
      <Button kind="primary" icon={FolderPlus} onPress={() => open({ what: "new" })}>
        {t("new")}
      </Button>
    </>
  );
  const problem = demo.problem ?? (error === undefined ? null : problemOf(error));
  return (
    <Page title={t("title")} intro={t("intro")} width="reading" actions={actions}>
      {problem === null ? null : <ProblemNote problem={problem} onRetry={again} />}
      {fetching && data === undefined ? <Busy /> : null}
      {data?.cases.total === 0 ? <EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState> : null}
      <ul className={styles.list}>
        {data?.cases.cases.map((each) => (
          <li key={each.id} className={styles.case}>
            <Link href={addresses.overview(each.id)} className={styles.title ?? ""}>
              <DataText text={each.title} limit={160} />
            </Link>
            <span className={styles.since}>
              {t("since")} <Moment at={each.createdAt} />
            </span>
            <IconButton
              icon={Pencil}
              label={t("rename.of", { title: each.title })}
              onPress={() => open({ what: "rename", of: each })}
            />
            <IconButton
              icon={Trash2}
              label={t("delete.of", { title: each.title })}
              onPress={() => open({ what: "delete", of: each })}
            />
          </li>
        ))}
      </ul>
      {data === undefined || data.cases.total === 0 ? null : <Completeness of={data.cases} />}
      {opened?.what === "new" ? <NameCase close={close} /> : null}
      {opened?.what === "rename" ? <NameCase of={opened.of} close={close} /> : null}
      {opened?.what === "delete" ? <DeleteCase of={opened.of} close={() => close()} /> : null}
    </Page>
  );
}

/** Makes the demo case, or finds it, and goes to it: its overview shows how far it is. */
function useDemo() {
  const api = useClient();
  const [, navigate] = useLocation();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isPending, setPending] = useState(false);
  const make = (): void => {
    setPending(true);
    setProblem(null);
    change(api, DemoCaseDocument, {}).then(
      ({ demoCase }) => navigate(addresses.overview(demoCase.case)),
      (error: unknown) => {
        setProblem(problemOf(error));
        setPending(false);
      },
    );
  };
  return { make, problem, isPending };
}
