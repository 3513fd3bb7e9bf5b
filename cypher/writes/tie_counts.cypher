// title: What accounts did towards others, by day
// question: How often did each of these accounts repost, answer, quote or mention whom, on which day?
// param touched: maps   source, from and until: whole days
// columns: source, entries
UNWIND $touched AS t
MATCH (a:Account {case: $case, id: t.source})
SET a.lock_ = true
REMOVE a.lock_
WITH a, t
MATCH (a)-[:POSTED]->(p:Post)
WHERE p.at >= t.from AND p.at < t.until
CALL (p) {
  MATCH (p)-[:REPOSTS]->(:Post)<-[:POSTED]-(b:Account) RETURN b.id AS target, 0 AS kind
  UNION ALL
  MATCH (p)-[:REPLIES_TO]->(:Post)<-[:POSTED]-(b:Account) RETURN b.id AS target, 1 AS kind
  UNION ALL
  MATCH (p)-[:QUOTES]->(:Post)<-[:POSTED]-(b:Account) RETURN b.id AS target, 2 AS kind
  UNION ALL
  MATCH (p)-[m:MENTIONS]->(b:Account) WHERE NOT coalesce(m.implied, false) RETURN b.id AS target, 3 AS kind
}
WITH a.id AS source, target, kind, p.at.epochMillis AS at
WHERE source <> target
WITH source, target, at / 86400000 AS day, kind, count(*) AS n, min(at) AS first, max(at) AS last
RETURN source, collect([target, day, kind, n, first, last]) AS entries
