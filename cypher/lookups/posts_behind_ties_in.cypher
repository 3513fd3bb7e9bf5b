// title: The posts behind ties, ingoing
// question: With which posts did each of several others act on one account, newest first?
// param group: strings   the account acted on and what is seen through to it
// param others: strings   the acting accounts, as they are seen, and
// param seen_as: strings   parallel: which one each of them is seen as
// param kinds: strings   reposts, replies, quotes, mentions
// param since: datetime   inclusive
// param until: datetime   exclusive
// param known_on: datetime
// param limit: int   of each
// columns: accounts, posts, kinds, moments, totals
UNWIND $group AS id
MATCH (b:Account {case: $case, id: id})
CALL (b) {
  MATCH (b)-[:POSTED]->(:Post)<-[t:REPOSTS]-(p:Post)<-[:POSTED]-(a:Account)
  WHERE p.at >= $since AND p.at < $until AND coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN a.id AS other, p, 'reposts' AS kind
  UNION
  MATCH (b)-[:POSTED]->(:Post)<-[t:REPLIES_TO]-(p:Post)<-[:POSTED]-(a:Account)
  WHERE p.at >= $since AND p.at < $until AND coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN a.id AS other, p, 'replies' AS kind
  UNION
  MATCH (b)-[:POSTED]->(:Post)<-[t:QUOTES]-(p:Post)<-[:POSTED]-(a:Account)
  WHERE p.at >= $since AND p.at < $until AND coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN a.id AS other, p, 'quotes' AS kind
  UNION
  MATCH (b)<-[t:MENTIONS]-(p:Post)<-[:POSTED]-(a:Account)
  WHERE p.at >= $since AND p.at < $until AND NOT coalesce(t.implied, false)
    AND coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN a.id AS other, p, 'mentions' AS kind
}
WITH p, other, kind WHERE kind IN $kinds AND other IN $others
WITH p, kind, [i IN range(0, size($others) - 1) WHERE $others[i] = other | $seen_as[i]][0] AS account
WITH account, p, collect(DISTINCT kind) AS kinds ORDER BY account, p.at DESC, p.id
WITH account, collect([p.id, kinds, p.at.epochMillis]) AS found
WITH account, found[..$limit] AS f, size(found) AS total
RETURN collect(account) AS accounts, collect([x IN f | x[0]]) AS posts, collect([x IN f | x[1]]) AS kinds,
  collect([x IN f | x[2]]) AS moments, collect(total) AS totals
