import { useQuery } from "urql";
import { problemOf } from "@/api/problem";
import { useWords } from "@/app/words";
import type { ChartNode, TimeView } from "@/chart/model";
import { fieldWord } from "@/chart/wording";
import { Completeness } from "@/design/Completeness";
import { DataText } from "@/design/DataText";
import { ProblemNote } from "@/design/ProblemNote";
import { Moment } from "@/time/Moment";
import styles from "./card.module.css";
import { Row, Rows } from "./Facts";
import { MeasuresOfDocument } from "./measures.generated";

interface MeasuresProps {
  readonly node: ChartNode;
  readonly caseId: string;
  readonly time: TimeView;
}

/** An account's measures, each with the Run that computed it and what that says of its own certainty. */
export function Measures({ node, caseId, time }: MeasuresProps) {
  const t = useWords("card");
  const kinds = useWords("kinds");
  const [{ data, error }, again] = useQuery({
    query: MeasuresOfDocument,
    variables: { caseId, account: node.id, knownOn: time.knownOn },
  });
  if (error !== undefined) return <ProblemNote problem={problemOf(error)} onRetry={() => again()} />;
  const found = data?.case.measuresOf;
  if (found === undefined) return null;
  if (found.measures.length === 0) return <p className={styles.soft}>{t("measuresNone")}</p>;
  return (
    <>
      <Rows title={t("measures")}>
        {found.measures.map(({ measure, value, run }) => (
          <Row key={measure} name={fieldWord(measure.toLowerCase(), kinds)}>
            {shown(value)}
            <span className={styles.below}>
              {run == null ? t("measureNoRun") : <RunNote run={run} zone={time.zone} />}
            </span>
          </Row>
        ))}
      </Rows>
      {found.complete ? null : <Completeness of={{ ...found, reason: found.reason ?? null }} />}
    </>
  );
}

interface RunNoteProps {
  readonly run: {
    readonly name?: string | null;
    readonly finishedAt?: string | null;
    readonly result?: string | null;
  };
  readonly zone: string;
}

function RunNote({ run, zone }: RunNoteProps) {
  const certainty = certaintyIn(run.result ?? null);
  return (
    <>
      <DataText text={run.name ?? "?"} />
      {run.finishedAt == null ? null : (
        <>
          {", "}
          <Moment at={run.finishedAt} zone={zone} />
        </>
      )}
      {certainty === null ? null : (
        <>
          {". "}
          <DataText text={certainty} limit={160} canGrow />
        </>
      )}
    </>
  );
}

/** A Run tells its result as JSON. */
function certaintyIn(result: string | null): string | null {
  if (result === null) return null;
  try {
    const told: unknown = JSON.parse(result);
    const certainty =
      typeof told === "object" && told !== null && "certainty" in told ? told.certainty : null;
    return typeof certainty === "string" ? certainty : null;
  } catch {
    return null; // an older form: the page of runs shows it as it is
  }
}

function shown(value: number): string {
  const small = Math.abs(value) > 0 && Math.abs(value) < 0.001;
  return small ? value.toExponential(2) : value.toLocaleString("en", { maximumFractionDigits: 4 });
}
