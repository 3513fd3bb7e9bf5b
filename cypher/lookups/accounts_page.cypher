// title: Accounts of the case, in pages
// question: Which accounts has the case, by id, from an id on?
// param after_id: string   the last one seen
// param most: int   up to how many are counted
// param known_on: datetime
// param limit: int
// The case is in the order, so that the index gives it.
// columns: ids, total
CALL () {
  MATCH (a:Account {case: $case} WHERE a.id IS NOT NULL)
  WHERE coalesce(a.recorded_first, $known_on) <= $known_on
  WITH a LIMIT $most
  RETURN count(a) AS total
}
CALL () {
  MATCH (a:Account)
  WHERE a.case = $case AND a.id > $after_id AND coalesce(a.recorded_first, $known_on) <= $known_on
  WITH a ORDER BY a.case, a.id LIMIT $limit
  RETURN collect(a.id) AS ids
}
RETURN ids, total
