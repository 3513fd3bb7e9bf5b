// title: Accounts by words
// question: Which accounts contain these words, newest first, from a place in that order on?
// param words: string   Lucene syntax from graph.searching, never a person's own
// param after_at: int   milliseconds: the time of the last row seen
// param after_id: string   and its id
// param most: int   up to how many are counted
// param known_on: datetime
// param limit: int
// A time that is not known is -9007199254740991, the last in this order.
// columns: ids, moments, total
CALL () {
  CALL db.index.fulltext.queryNodes('account_text', $words) YIELD node AS n
  WHERE n.case = $case AND coalesce(n.recorded_first, $known_on) <= $known_on
  WITH n LIMIT $most
  RETURN count(n) AS total
}
CALL () {
  CALL db.index.fulltext.queryNodes('account_text', $words) YIELD node AS n
  WHERE n.case = $case AND coalesce(n.recorded_first, $known_on) <= $known_on
  WITH n.id AS id, coalesce(n.recorded_first.epochMillis, -9007199254740991) AS moment
  WHERE moment < $after_at OR (moment = $after_at AND id > $after_id)
  WITH id, moment ORDER BY moment DESC, id LIMIT $limit
  RETURN collect(id) AS ids, collect(moment) AS moments
}
RETURN ids, moments, total
