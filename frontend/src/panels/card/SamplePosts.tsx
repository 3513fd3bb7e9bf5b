import { useQuery } from "urql";
import { Link } from "wouter";
import { useStore } from "zustand";
import { problemOf } from "@/api/problem";
import { addresses } from "@/app/addresses";
import { useWords } from "@/app/words";
import type { ChartEdge } from "@/chart/model";
import type { ChartStore } from "@/chart/store";
import { DataText } from "@/design/DataText";
import { ProblemNote } from "@/design/ProblemNote";
import { Moment } from "@/time/Moment";
import styles from "./card.module.css";
import { SamplePostDocument } from "./samplePost.generated";

/** Posts with which two accounts shared the same, two and two: some of them, as the Run kept them. */
export function SamplePosts({ edge, chart }: { readonly edge: ChartEdge; readonly chart: ChartStore }) {
  const t = useWords("card");
  const values = useStore(chart, (open) => open.facts.edges.get(edge.id)?.values);
  const keys = values?.samplePosts;
  if (typeof keys !== "object" || keys === null || keys.length === 0) return null;
  return (
    <section className={styles.section} aria-label={t("samples")}>
      <h3 className={styles.heading}>{t("samples")}</h3>
      <p className={styles.soft}>
        {t("samplesOf", { listed: keys.length, pairs: String(values?.weight ?? "?") })}
      </p>
      <ul className={styles.list}>
        {keys.map((key) => (
          <li key={key}>
            <SamplePost postKey={key} chart={chart} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const EXCERPT = 120;

function SamplePost({ postKey, chart }: { readonly postKey: string; readonly chart: ChartStore }) {
  const { caseId, state } = useStore(chart);
  const { knownOn, zone } = state.time;
  const [{ data, error }, again] = useQuery({
    query: SamplePostDocument,
    variables: { caseId, key: postKey, knownOn },
  });
  if (error !== undefined) return <ProblemNote problem={problemOf(error)} onRetry={() => again()} />;
  const post = data?.case.post;
  if (post === undefined) return <code className={styles.key}>{postKey}</code>;
  return (
    <Link href={addresses.evidence(caseId, post.id)} className={styles.post ?? ""}>
      <span className={styles.soft}>
        <DataText
          text={post.author?.handle == null ? (post.author?.key ?? "") : `@${post.author.handle}`}
          limit={40}
        />
        {post.at == null ? null : (
          <>
            {", "}
            <Moment at={post.at} zone={zone} />
          </>
        )}
      </span>
      <DataText text={post.text ?? post.key} limit={EXCERPT} />
    </Link>
  );
}
