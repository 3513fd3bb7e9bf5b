// title: Ties as known at a moment
// question: How often did each of these accounts repost, answer, quote or mention these others, as far as was recorded?
// param pairs: maps   source, and targets: those of its ties
// param known_on: datetime
// columns: source, entries
// limits: when a post was published is as known now
UNWIND $pairs AS pair
MATCH (a:Account {case: $case, id: pair.source})-[by:POSTED]->(p:Post)
WHERE coalesce(by.recorded_first, $known_on) <= $known_on AND p.at IS NOT NULL
CALL (p) {
  MATCH (p)-[t:REPOSTS]->(:Post)<-[of:POSTED]-(b:Account) RETURN b, t, of, 0 AS kind
  UNION ALL
  MATCH (p)-[t:REPLIES_TO]->(:Post)<-[of:POSTED]-(b:Account) RETURN b, t, of, 1 AS kind
  UNION ALL
  MATCH (p)-[t:QUOTES]->(:Post)<-[of:POSTED]-(b:Account) RETURN b, t, of, 2 AS kind
  UNION ALL
  MATCH (p)-[t:MENTIONS]->(b:Account) WHERE NOT coalesce(t.implied, false) RETURN b, t, t AS of, 3 AS kind
}
WITH a, pair, p, b, kind, t, of
WHERE b.id IN pair.targets AND b <> a AND coalesce(t.recorded_first, $known_on) <= $known_on
  AND coalesce(of.recorded_first, $known_on) <= $known_on
WITH a.id AS source, b.id AS target, kind, p.at.epochMillis AS at
WITH source, target, at / 86400000 AS day, kind, count(*) AS n, min(at) AS first, max(at) AS last
ORDER BY source, target, day, kind
RETURN source, collect([target, day, kind, n, first, last]) AS entries
