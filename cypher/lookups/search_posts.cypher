// title: Posts by words
// question: Which posts contain these words, newest first, from a place in that order on?
// param words: string   Lucene syntax from graph.searching, never a person's own
// param after_at: int   milliseconds: the time of the last row seen
// param after_id: string   and its id
// param most: int   up to how many are counted
// param known_on: datetime
// param limit: int
// A time that is not known is -9007199254740991, the last in this order.
// A post that was known by reference alone on $known_on had no time then: its author tells when it was shown.
// columns: ids, moments, total
CALL () {
  CALL db.index.fulltext.queryNodes('post_text', $words) YIELD node AS n
  WHERE n.case = $case AND coalesce(n.recorded_first, $known_on) <= $known_on
  AND ($known_on >= datetime('9999-01-01T00:00:00Z') OR NOT EXISTS { (n)<-[:POSTED]-(:Account) } OR EXISTS {
    MATCH (n)<-[by:POSTED]-(:Account) WHERE coalesce(by.recorded_first, $known_on) <= $known_on })
  WITH n LIMIT $most
  RETURN count(n) AS total
}
CALL () {
  CALL db.index.fulltext.queryNodes('post_text', $words) YIELD node AS n
  WHERE n.case = $case AND coalesce(n.recorded_first, $known_on) <= $known_on
  AND ($known_on >= datetime('9999-01-01T00:00:00Z') OR NOT EXISTS { (n)<-[:POSTED]-(:Account) } OR EXISTS {
    MATCH (n)<-[by:POSTED]-(:Account) WHERE coalesce(by.recorded_first, $known_on) <= $known_on })
  WITH n.id AS id, coalesce(n.at.epochMillis, -9007199254740991) AS moment
  WHERE moment < $after_at OR (moment = $after_at AND id > $after_id)
  WITH id, moment ORDER BY moment DESC, id LIMIT $limit
  RETURN collect(id) AS ids, collect(moment) AS moments
}
RETURN ids, moments, total
