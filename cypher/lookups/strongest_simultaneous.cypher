// title: The strongest simultaneous pairs
// question: Which accounts shared the same things at the same time most often, in these runs?
// param runs: strings
// param known_on: datetime
// param limit: int
// columns: sources, targets, weights, kinds, p_values, total
MATCH (a:Account {case: $case} WHERE a.id IS NOT NULL)-[t:COORDINATED_WITH]->(b:Account)
WHERE t.run IN $runs AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH a.id AS source, b.id AS target, t ORDER BY t.weight DESC, source, target
WITH collect([source, target, t.weight, t.object_kind, t.p_value]) AS found
WITH found[..$limit] AS f, size(found) AS total
RETURN [x IN f | x[0]] AS sources, [x IN f | x[1]] AS targets, [x IN f | x[2]] AS weights, [x IN f | x[3]] AS kinds,
  [x IN f | x[4]] AS p_values, total
