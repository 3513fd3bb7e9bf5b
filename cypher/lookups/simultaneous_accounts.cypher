// title: Accounts in simultaneous pairs
// question: Which accounts shared the same things at the same time, in these runs?
// param runs: strings
// param known_on: datetime
// columns: ids
MATCH (a:Account {case: $case} WHERE a.id IS NOT NULL)-[t:COORDINATED_WITH]-(:Account)
WHERE t.run IN $runs AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH DISTINCT a.id AS id ORDER BY id
RETURN collect(id) AS ids
