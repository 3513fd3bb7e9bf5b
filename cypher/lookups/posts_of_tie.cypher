// title: The posts behind a tie
// question: With which posts did one account act on another, newest first?
// param sources: strings   the acting account and what is seen through to it
// param targets: strings   the other one, likewise
// param since: datetime   inclusive
// param until: datetime   exclusive
// param known_on: datetime
// param limit: int
// columns: posts, kinds, moments, total
UNWIND $sources AS id
MATCH (a:Account {case: $case, id: id})-[:POSTED]->(p:Post)
WHERE p.at >= $since AND p.at < $until
CALL (p) {
  MATCH (p)-[t:REPOSTS]->(:Post)<-[:POSTED]-(b:Account)
    WHERE b.id IN $targets AND coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'reposts' AS kind
  UNION
  MATCH (p)-[t:REPLIES_TO]->(:Post)<-[:POSTED]-(b:Account)
    WHERE b.id IN $targets AND coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'replies' AS kind
  UNION
  MATCH (p)-[t:QUOTES]->(:Post)<-[:POSTED]-(b:Account)
    WHERE b.id IN $targets AND coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'quotes' AS kind
  UNION
  MATCH (p)-[t:MENTIONS]->(b:Account)
    WHERE b.id IN $targets AND NOT coalesce(t.implied, false) AND coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'mentions' AS kind
}
WITH p, collect(kind) AS kinds ORDER BY p.at DESC, p.id
WITH collect([p.id, kinds, p.at.epochMillis]) AS found
WITH found[..$limit] AS f, size(found) AS total
RETURN [x IN f | x[0]] AS posts, [x IN f | x[1]] AS kinds, [x IN f | x[2]] AS moments, total
