import { ArrowDown } from "lucide-react";
import { useQuery } from "urql";
import { useParams, useSearchParams } from "wouter";
import { problemOf } from "@/api/problem";
import { useWords } from "@/app/words";
import { nodeFacts } from "@/chart/reading";
import { Busy } from "@/design/Busy";
import { Button } from "@/design/Button";
import { Card } from "@/design/Card";
import { Page } from "@/design/Page";
import { ProblemNote } from "@/design/ProblemNote";
import { EvidencePosts } from "./EvidencePosts";
import { TieEvidenceDocument } from "./evidence.generated";
import { NodeSummary } from "./NodeSummary";

const STEP = 25;
const MOST = 500;

/** The posts behind a tie, of one direction and, where the address says so, of a window of time. */
export default function TieEvidencePage() {
  const t = useWords("evidence");
  const { caseId = "", source = "", target = "" } = useParams();
  const [parameters, setParameters] = useSearchParams();
  const limit = Math.min(Number(parameters.get("posts")) || STEP, MOST);
  const variables = {
    caseId,
    source: decodeURIComponent(source),
    target: decodeURIComponent(target),
    since: parameters.get("since"),
    until: parameters.get("until"),
    limit,
  };
  const [{ data, error, fetching }, again] = useQuery({ query: TieEvidenceDocument, variables });
  const tie = data?.case.evidenceOfTie;
  const more = (): void =>
    setParameters({ ...Object.fromEntries(parameters), posts: String(Math.min(limit * 4, MOST)) });
  return (
    <Page title={t("tieTitle")} intro={t("tieIntro")}>
      {error === undefined ? null : <ProblemNote problem={problemOf(error)} onRetry={again} />}
      {tie === undefined ? null : (
        <>
          <NodeSummary node={nodeFacts(tie.source)} />
          <p>
            <ArrowDown size={16} aria-hidden="true" /> {t("actsOn")}
          </p>
          <NodeSummary node={nodeFacts(tie.target)} />
          <Card title={t("tiePosts")}>
            <EvidencePosts caseId={caseId} listing={tie} posts={tie.posts} />
            {tie.returned < tie.total && limit < MOST ? (
              <Button isPending={fetching} onPress={more}>
                {t("more")}
              </Button>
            ) : null}
          </Card>
        </>
      )}
      {fetching && data === undefined ? <Busy /> : null}
    </Page>
  );
}
