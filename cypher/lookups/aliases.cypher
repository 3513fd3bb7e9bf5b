// title: Accounts that are seen as one
// question: Which account does each of these stand for, and which ones are seen through to it?
// param ids: strings
// param known_on: datetime
// columns: ids, seen_as, aliases
UNWIND $ids AS id
MATCH (a:Account {case: $case, id: id})
WHERE coalesce(a.recorded_first, $known_on) <= $known_on
CALL (a) {
  MATCH (a)-[s:SAME_AS]->(n:Account)
  WHERE a.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n.id) AS natives
}
WITH a, CASE WHEN size(natives) = 1 THEN natives[0] ELSE a.id END AS seen
MATCH (n:Account {case: $case, id: seen})
CALL (n) {
  MATCH (n)<-[s:SAME_AS]-(h:Account)
  WHERE n.native_id IS NOT NULL AND h.native_id IS NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
    AND COUNT { MATCH (h)-[o:SAME_AS]->(m:Account) WHERE m.native_id IS NOT NULL
      AND coalesce(o.recorded_first, $known_on) <= $known_on
      AND coalesce(o.withdrawn_at > $known_on, true) } = 1
  WITH DISTINCT h ORDER BY h.id
  RETURN collect(h.id) AS aliases
}
RETURN collect(a.id) AS ids, collect(seen) AS seen_as, collect(aliases) AS aliases
