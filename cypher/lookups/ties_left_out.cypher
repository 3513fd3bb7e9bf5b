// title: What ties leave out
// question: How many interactions are no ties: with oneself, or mentions that the platform put there?
// param known_on: datetime
// columns: self_ties, implied_mentions
CALL () {
  MATCH (a:Account {case: $case} WHERE a.id IS NOT NULL)-[:POSTED]->(p:Post)-[t:REPOSTS|REPLIES_TO|QUOTES]->(:Post)
    <-[:POSTED]-(a)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN count(*) AS posts
}
CALL () {
  MATCH (a:Account {case: $case} WHERE a.id IS NOT NULL)-[:POSTED]->(p:Post)-[t:MENTIONS]->(b:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN sum(CASE WHEN coalesce(t.implied, false) THEN 1 ELSE 0 END) AS implied_mentions,
    sum(CASE WHEN a = b AND NOT coalesce(t.implied, false) THEN 1 ELSE 0 END) AS mentions
}
RETURN posts + mentions AS self_ties, implied_mentions
