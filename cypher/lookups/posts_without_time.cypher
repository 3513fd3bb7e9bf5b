// title: Posts without time
// question: How many posts of the case have no time, and so are in no timeline; and how many have one?
// param every_kind: boolean   kinds are not looked at
// param kinds: strings   original, reply, quote, repost
// param narrowed: boolean   whether kinds or known_on may leave some out; only then posts themselves are looked at
// param known_on: datetime
// Two counts that indexes give: those that have a time are all of them, whatever is left out. Posts that are written
// between the two are counted as well.
// A post that was known by reference alone on $known_on had no time then: its author tells when it was shown.
// columns: timeless, timed
CALL () { MATCH (p:Post) WHERE p.case = $case AND p.at IS NOT NULL RETURN count(*) AS timed }
CALL () { MATCH (p:Post) WHERE p.case = $case AND p.id IS NOT NULL RETURN count(*) AS posts }
CALL (timed, posts) {
  WITH timed, posts WHERE $narrowed AND (posts > timed OR $known_on < datetime('9999-01-01T00:00:00Z'))
  MATCH (p:Post {case: $case} WHERE p.id IS NOT NULL)
  WHERE coalesce(p.recorded_first, $known_on) <= $known_on AND (p.at IS NULL
    OR $known_on < datetime('9999-01-01T00:00:00Z') AND EXISTS { (p)<-[:POSTED]-(:Account) } AND NOT EXISTS {
      MATCH (p)<-[by:POSTED]-(:Account) WHERE coalesce(by.recorded_first, $known_on) <= $known_on })
    AND ($every_kind OR CASE WHEN p.is_repost OR EXISTS { (p)-[:REPOSTS]->(:Post) } THEN 'repost'
      WHEN EXISTS { (p)-[:QUOTES]->(:Post) } THEN 'quote' WHEN EXISTS { (p)-[:REPLIES_TO]->(:Post) } THEN 'reply'
      ELSE 'original' END IN $kinds)
  RETURN count(p) AS found
}
RETURN CASE WHEN $narrowed THEN found ELSE posts - timed END AS timeless, timed
