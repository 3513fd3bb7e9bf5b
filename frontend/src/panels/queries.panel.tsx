import { Copy, Database, Trash2 } from "lucide-react";
import { useStore } from "zustand";
import { forgetQuestions, keepQuestions, type Question, questions, type ShownQuery } from "@/api/questions";
import { useWords } from "@/app/words";
import { announce } from "@/design/announce";
import { Button } from "@/design/Button";
import { DataText } from "@/design/DataText";
import { Disclosure } from "@/design/Disclosure";
import { EmptyState } from "@/design/EmptyState";
import { Switch } from "@/design/Switch";
import type { Panel } from "@/pages/chart/panelFiles";
import { asCypher, asGraphQL } from "./queries/copied";
import styles from "./queries/queries.module.css";

/** The query behind every click: what the page asks, and the Cypher that runs for it. */
function Queries() {
  const t = useWords("queries");
  const { isOn, kept } = useStore(questions);
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <Switch isOn={isOn} onChange={keepQuestions}>
          {t("keep")}
        </Switch>
        {kept.length === 0 ? null : (
          <Button kind="quiet" icon={Trash2} onPress={forgetQuestions}>
            {t("forget")}
          </Button>
        )}
      </div>
      {kept.length === 0 ? (
        <EmptyState icon={Database} title={t(isOn ? "noneYet" : "off")}>
          {t(isOn ? "noneYetNext" : "offNext")}
        </EmptyState>
      ) : (
        <>
          <p className={styles.soft}>{t("kept", { count: kept.length })}</p>
          <ol className={styles.list}>
            {kept.map((question) => (
              <li key={question.id}>
                <Asked question={question} />
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

function Asked({ question }: { readonly question: Question }) {
  const t = useWords("queries");
  const { name, at, queries, leftOut } = question;
  const milliseconds = Math.round(queries.reduce((sum, each) => sum + each.milliseconds, 0));
  const title = (
    <span className={styles.title}>
      <strong>{name}</strong>
      <span className={styles.soft}>
        {t("ran", { count: queries.length + leftOut, milliseconds })} ·{" "}
        <time dateTime={at}>{new Date(at).toLocaleTimeString()}</time>
      </span>
    </span>
  );
  return (
    <Disclosure title={title}>
      <Text label={t("graphql")} text={asGraphQL(question)} copied={asGraphQL(question)} />
      {queries.map((query, number) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the queries of an answer never change
        <Cypher key={number} query={query} />
      ))}
      {queries.length === 0 ? <p className={styles.soft}>{t("noQuery")}</p> : null}
      {leftOut > 0 ? <p className={styles.soft}>{t("leftOut", { count: leftOut })}</p> : null}
    </Disclosure>
  );
}

function Cypher({ query }: { readonly query: ShownQuery }) {
  const t = useWords("queries");
  const { name, text, milliseconds } = query;
  return (
    <Text
      label={t("cypher", { name, milliseconds: milliseconds.toFixed(1) })}
      text={text}
      copied={asCypher(query)}
      parameters={JSON.stringify(query.parameters)}
    />
  );
}

interface TextProps {
  readonly label: string;
  readonly text: string;
  readonly copied: string;
  readonly parameters?: string;
}

const SHOWN = 1_200;
const SHOWN_PARAMETERS = 300;

function Text({ label, text, copied, parameters }: TextProps) {
  const t = useWords("queries");
  const copy = (): void => {
    navigator.clipboard.writeText(copied).then(
      () => announce(t("copied")),
      () => announce(t("notCopied"), { tone: "problem" }),
    );
  };
  return (
    <figure className={styles.text}>
      <figcaption className={styles.caption}>
        <span>{label}</span>
        <Button kind="quiet" icon={Copy} onPress={copy}>
          {t("copy")}
        </Button>
      </figcaption>
      <code className={styles.code}>
        <DataText text={text.trim()} limit={SHOWN} isLong canGrow />
      </code>
      {parameters === undefined ? null : (
        <code className={styles.code}>
          <DataText text={parameters} limit={SHOWN_PARAMETERS} isLong canGrow />
        </code>
      )}
    </figure>
  );
}

const panel: Panel = { id: "queries", icon: Database, side: "bottom", order: 60, Component: Queries };

export default panel;
