// title: The posts behind ties, outgoing
// question: With which posts did one account act on each of several others, newest first?
// param group: strings   the acting account and what is seen through to it
// param others: strings   the accounts acted on, as they are seen, and
// param seen_as: strings   parallel: which one each of them is seen as
// param kinds: strings   reposts, replies, quotes, mentions
// param since: datetime   inclusive
// param until: datetime   exclusive
// param known_on: datetime
// param limit: int   of each
// columns: accounts, posts, kinds, moments, totals
UNWIND $group AS id
MATCH (a:Account {case: $case, id: id})-[w:POSTED]->(p:Post)
WHERE p.at >= $since AND p.at < $until AND coalesce(w.recorded_first, $known_on) <= $known_on
CALL (p) {
  MATCH (p)-[t:REPOSTS]->(:Post)<-[:POSTED]-(b:Account) WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN b.id AS other, 'reposts' AS kind
  UNION
  MATCH (p)-[t:REPLIES_TO]->(:Post)<-[:POSTED]-(b:Account) WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN b.id AS other, 'replies' AS kind
  UNION
  MATCH (p)-[t:QUOTES]->(:Post)<-[:POSTED]-(b:Account) WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN b.id AS other, 'quotes' AS kind
  UNION
  MATCH (p)-[t:MENTIONS]->(b:Account)
    WHERE NOT coalesce(t.implied, false) AND coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN b.id AS other, 'mentions' AS kind
}
WITH p, other, kind WHERE kind IN $kinds AND other IN $others
WITH p, kind, [i IN range(0, size($others) - 1) WHERE $others[i] = other | $seen_as[i]][0] AS account
WITH account, p, collect(DISTINCT kind) AS kinds ORDER BY account, p.at DESC, p.id
WITH account, collect([p.id, kinds, p.at.epochMillis]) AS found
WITH account, found[..$limit] AS f, size(found) AS total
RETURN collect(account) AS accounts, collect([x IN f | x[0]]) AS posts, collect([x IN f | x[1]]) AS kinds,
  collect([x IN f | x[2]]) AS moments, collect(total) AS totals
