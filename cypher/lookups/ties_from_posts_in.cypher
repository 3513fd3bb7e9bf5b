// title: Ties of an account from its posts, incoming
// question: Who acted on this account between two moments?
// param group: strings   the account and what is seen through to it
// param since: datetime   inclusive
// param until: datetime   exclusive
// param kinds: strings   reposts, replies, quotes, mentions
// param most: int   posts that are looked at, newest first
// param fields: strings   properties of the other account that are given, of the first ones
// param moments: strings   those that are moments, in epoch milliseconds
// param shown: int   of how many ties, the first ones, those are given
// param known_on: datetime
// param limit: int
// columns: accounts, reposts, replies, quotes, mentions, weights, first_at, last_at, total, cut, fields, times
CALL () {
  UNWIND $group AS id
  MATCH (b:Account {case: $case, id: id})
  CALL (b) {
    MATCH (b)-[:POSTED]->(:Post)<-[t:REPOSTS]-(p:Post)<-[:POSTED]-(a:Account)
    WHERE p.at >= $since AND p.at < $until AND coalesce(t.recorded_first, $known_on) <= $known_on
    RETURN a, p, 'reposts' AS kind
    UNION ALL
    MATCH (b)-[:POSTED]->(:Post)<-[t:REPLIES_TO]-(p:Post)<-[:POSTED]-(a:Account)
    WHERE p.at >= $since AND p.at < $until AND coalesce(t.recorded_first, $known_on) <= $known_on
    RETURN a, p, 'replies' AS kind
    UNION ALL
    MATCH (b)-[:POSTED]->(:Post)<-[t:QUOTES]-(p:Post)<-[:POSTED]-(a:Account)
    WHERE p.at >= $since AND p.at < $until AND coalesce(t.recorded_first, $known_on) <= $known_on
    RETURN a, p, 'quotes' AS kind
    UNION ALL
    MATCH (b)<-[t:MENTIONS]-(p:Post)<-[:POSTED]-(a:Account)
    WHERE p.at >= $since AND p.at < $until AND NOT coalesce(t.implied, false)
      AND coalesce(t.recorded_first, $known_on) <= $known_on
    RETURN a, p, 'mentions' AS kind
  }
  WITH a, p, kind WHERE kind IN $kinds
  WITH a, p, kind ORDER BY p.at DESC, p.id, kind LIMIT $most + 1
  RETURN collect([a, kind, p.at.epochMillis]) AS found
}
WITH found[..$most] AS used, size(found) > $most AS cut
UNWIND used AS x
WITH cut, x[0] AS other, x[1] AS kind, x[2] AS at
WITH cut, other, kind, at
CALL (other) {
  MATCH (other)-[s:SAME_AS]->(n:Account)
  WHERE other.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS natives
}
WITH cut, CASE WHEN size(natives) = 1 THEN natives[0] ELSE other END AS account, kind, at
WITH cut, account, account.id AS id, sum(CASE WHEN kind = 'reposts' THEN 1 ELSE 0 END) AS reposts,
  sum(CASE WHEN kind = 'replies' THEN 1 ELSE 0 END) AS replies,
  sum(CASE WHEN kind = 'quotes' THEN 1 ELSE 0 END) AS quotes,
  sum(CASE WHEN kind = 'mentions' THEN 1 ELSE 0 END) AS mentions,
  count(*) AS weight, min(at) AS first_at, max(at) AS last_at
WHERE NOT id IN $group
WITH * ORDER BY weight DESC, id
WITH collect([id, reposts, replies, quotes, mentions, weight, first_at, last_at, account]) AS found,
  any(c IN collect(cut) WHERE c) AS cut
WITH found[..$limit] AS f, found[..$shown] AS top, size(found) AS total, cut
RETURN [x IN f | x[0]] AS accounts, [x IN f | x[1]] AS reposts, [x IN f | x[2]] AS replies, [x IN f | x[3]] AS quotes,
  [x IN f | x[4]] AS mentions, [x IN f | x[5]] AS weights, [x IN f | x[6]] AS first_at, [x IN f | x[7]] AS last_at,
  total, cut,
  [x IN top | [name IN $fields | x[8][name]]] AS fields,
  [x IN top | [name IN $moments | x[8][name].epochMillis]] AS times
