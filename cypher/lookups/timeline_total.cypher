// title: How many posts a timeline has
// question: How many posts were published within a window?
// param since: datetime   inclusive
// param until: datetime   exclusive
// param every_kind: boolean   kinds are not looked at
// param kinds: strings   original, reply, quote, repost
// param most: int   up to how many are counted
// param known_on: datetime
// A post that was known by reference alone on $known_on had no time then: its author tells when it was shown.
// columns: total
MATCH (p:Post)
WHERE p.case = $case AND p.at >= $since AND p.at < $until AND coalesce(p.recorded_first, $known_on) <= $known_on
  AND ($known_on >= datetime('9999-01-01T00:00:00Z') OR NOT EXISTS { (p)<-[:POSTED]-(:Account) } OR EXISTS {
    MATCH (p)<-[by:POSTED]-(:Account) WHERE coalesce(by.recorded_first, $known_on) <= $known_on })
  AND ($every_kind OR CASE WHEN p.is_repost OR EXISTS { (p)-[:REPOSTS]->(:Post) } THEN 'repost'
    WHEN EXISTS { (p)-[:QUOTES]->(:Post) } THEN 'quote' WHEN EXISTS { (p)-[:REPLIES_TO]->(:Post) } THEN 'reply'
    ELSE 'original' END IN $kinds)
WITH p LIMIT $most
RETURN count(p) AS total
