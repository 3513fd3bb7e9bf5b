// title: Posts of a node, in the order of time
// question: Which posts has an account written, or carry a hashtag, link or medium, or answer a post, within a window?
// param label: string
// param ids: strings   nodes of that label that are seen as one
// param since: datetime   inclusive
// param until: datetime   exclusive
// param every_kind: boolean   kinds are not looked at
// param kinds: strings   original, reply, quote, repost
// param sign: int   1 for the oldest first, -1 for the newest
// param after_at: int   milliseconds times sign: the place of the last row seen
// param after_id: string   and its id
// param known_on: datetime
// param limit: int
// columns: ids, moments, total, timeless
UNWIND $ids AS id
MATCH (n:$($label) {case: $case, id: id})
CALL (n) {
  MATCH (n)-[t:POSTED]->(p:Post) WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN p
  UNION
  MATCH (n)<-[t:TAGGED|LINKS_TO|REPLIES_TO|SHOWS|IN_CHANNEL|LOCATED_AT|ABOUT]-(p:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN p
  UNION
  MATCH (n)<-[:ON_DOMAIN]-(:Link)<-[t:LINKS_TO]-(p:Post) WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN p
}
WITH DISTINCT p
WHERE p.case = $case AND coalesce(p.recorded_first, $known_on) <= $known_on
  AND ($every_kind OR CASE WHEN p.is_repost OR EXISTS { (p)-[:REPOSTS]->(:Post) } THEN 'repost'
    WHEN EXISTS { (p)-[:QUOTES]->(:Post) } THEN 'quote' WHEN EXISTS { (p)-[:REPLIES_TO]->(:Post) } THEN 'reply'
    ELSE 'original' END IN $kinds)
WITH p.id AS id, p.at AS at, $sign * p.at.epochMillis AS place
WHERE at IS NULL OR (at >= $since AND at < $until)
WITH id, place ORDER BY place, id
WITH collect(CASE WHEN place IS NOT NULL THEN [id, place] END) AS found,
  count(CASE WHEN place IS NULL THEN 1 END) AS timeless
WITH [x IN found WHERE x[1] > $after_at OR (x[1] = $after_at AND x[0] > $after_id)][..$limit] AS f,
  size(found) AS total, timeless
RETURN [x IN f | x[0]] AS ids, [x IN f | $sign * x[1]] AS moments, total, timeless
