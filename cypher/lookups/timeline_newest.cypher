// title: Posts of the case, newest first
// question: Which posts were published within a window, newest first, from a place in that order on?
// param since: datetime   inclusive
// param until: datetime   exclusive
// param every_kind: boolean   kinds are not looked at
// param kinds: strings   original, reply, quote, repost
// param after_at: datetime   the time of the last row seen
// param after_id: string   and its id
// param known_on: datetime
// param limit: int
// The window is cut to what comes after the last row seen. The case is in the order, so that the index gives it.
// A post that was known by reference alone on $known_on had no time then: its author tells when it was shown.
// columns: ids, moments
MATCH (p:Post)
WHERE p.case = $case AND p.at >= $since AND p.at < $until
  AND (p.at < $after_at OR p.id > $after_id) AND coalesce(p.recorded_first, $known_on) <= $known_on
  AND ($known_on >= datetime('9999-01-01T00:00:00Z') OR NOT EXISTS { (p)<-[:POSTED]-(:Account) } OR EXISTS {
    MATCH (p)<-[by:POSTED]-(:Account) WHERE coalesce(by.recorded_first, $known_on) <= $known_on })
  AND ($every_kind OR CASE WHEN p.is_repost OR EXISTS { (p)-[:REPOSTS]->(:Post) } THEN 'repost'
    WHEN EXISTS { (p)-[:QUOTES]->(:Post) } THEN 'quote' WHEN EXISTS { (p)-[:REPLIES_TO]->(:Post) } THEN 'reply'
    ELSE 'original' END IN $kinds)
WITH p ORDER BY p.case DESC, p.at DESC, p.id LIMIT $limit
RETURN collect(p.id) AS ids, collect(p.at.epochMillis) AS moments
