// title: Accounts seen as another, packed
// question: Which accounts known by handle alone stand for exactly one native account?
// param known_on: datetime
// columns: aliases, natives
MATCH (a:Account {case: $case} WHERE a.id IS NOT NULL)-[s:SAME_AS]->(b:Account)
WHERE a.native_id IS NULL AND b.native_id IS NOT NULL
  AND coalesce(s.recorded_first <= $known_on, true) AND coalesce(s.withdrawn_at > $known_on, true)
WITH a, collect(DISTINCT b.id) AS natives
WHERE size(natives) = 1
RETURN collect(a.id) AS aliases, collect(natives[0]) AS natives
