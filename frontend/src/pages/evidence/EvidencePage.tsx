import { Network } from "lucide-react";
import { useQuery } from "urql";
import { Link, useParams, useSearchParams } from "wouter";
import { problemOf } from "@/api/problem";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import { nodeFacts } from "@/chart/reading";
import { Busy } from "@/design/Busy";
import { Button } from "@/design/Button";
import { Card } from "@/design/Card";
import { Page } from "@/design/Page";
import { ProblemNote } from "@/design/ProblemNote";
import { EvidencePosts } from "./EvidencePosts";
import { EvidenceDocument } from "./evidence.generated";
import { NodeSummary } from "./NodeSummary";
import { PostsAbout } from "./PostsAbout";
import { Witnesses } from "./Witnesses";

const STEP = 25;
const MOST = 500;

/** How we know of a node: the captures that speak of it, and the posts that it is known from. */
export default function EvidencePage() {
  const { caseId = "", nodeId = "" } = useParams();
  const id = decodeURIComponent(nodeId);
  // what the ledger does not name by itself is known from the posts that it stands in
  return isDirect(id) ? <Direct caseId={caseId} id={id} /> : <PostsAbout caseId={caseId} id={id} />;
}

interface Subject {
  readonly caseId: string;
  readonly id: string;
}

function Direct({ caseId, id }: Subject) {
  const t = useWords("evidence");
  const [parameters, setParameters] = useSearchParams();
  const limit = limitOf(parameters.get("posts"));
  const [{ data, error, fetching }, again] = useQuery({
    query: EvidenceDocument,
    variables: { caseId, id, limit },
  });
  const evidence = data?.case.evidence;
  return (
    <Page
      title={t("title")}
      intro={t("intro")}
      actions={
        <Link href={addresses.newChart(caseId, [id])}>
          <Network size={15} aria-hidden="true" /> {t("onChart")}
        </Link>
      }
    >
      {error === undefined ? null : <ProblemNote problem={problemOf(error)} onRetry={again} />}
      {data?.node ? <NodeSummary node={nodeFacts(data.node)} /> : null}
      {evidence === undefined ? null : (
        <>
          <Card title={t("witnesses")}>
            <Witnesses caseId={caseId} list={evidence.captures} />
          </Card>
          <Card title={t("posts")}>
            <EvidencePosts caseId={caseId} listing={evidence} posts={evidence.posts} />
            {evidence.returned < evidence.total && limit < MOST ? (
              <Button
                isPending={fetching}
                onPress={() => setParameters({ posts: String(Math.min(limit * 4, MOST)) })}
              >
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

/** The API's ids name their label, in base64. */
function isDirect(id: string): boolean {
  try {
    return /:(Account|Post):/.test(atob(id.replaceAll("-", "+").replaceAll("_", "/")));
  } catch {
    return true; // the API says what is wrong with it
  }
}

function limitOf(text: string | null): number {
  const number = Number(text ?? STEP);
  return Number.isInteger(number) && number > 0 ? Math.min(number, MOST) : STEP;
}
