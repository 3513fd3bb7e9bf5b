// title: Posts of a node over time
// question: How many posts of an account, with a hashtag, a link or in answer to a post are in each hour, day or week?
// param label: string
// param ids: strings   nodes of that label that are seen as one
// param since: datetime   inclusive
// param until: datetime   exclusive
// param every_kind: boolean   kinds are not looked at
// param kinds: strings   original, reply, quote, repost
// param width: int   of a bin, in milliseconds
// param known_on: datetime
// param limit: int
// Bins are counted from the first day of the year 1, a Monday. Those without posts are left out.
// columns: starts, posts
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
  AND p.at >= $since AND p.at < $until
WITH (p.at.epochMillis + 62135596800000) / $width AS bin, count(p) AS posts ORDER BY bin LIMIT $limit
RETURN collect(bin * $width - 62135596800000) AS starts, collect(posts) AS posts
