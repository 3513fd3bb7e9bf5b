// title: The strongest ties
// question: Who acted on whom most often?
// param known_on: datetime
// param limit: int
// columns: sources, targets, weights, total
MATCH (a:Account {case: $case} WHERE a.id IS NOT NULL)-[t:INTERACTED]->(b:Account)
WHERE coalesce(t.recorded_first, $known_on) <= $known_on
WITH a.id AS source, b.id AS target, t.weight AS weight ORDER BY weight DESC, source, target
WITH collect([source, target, weight]) AS found
WITH found[..$limit] AS f, size(found) AS total
RETURN [x IN f | x[0]] AS sources, [x IN f | x[1]] AS targets, [x IN f | x[2]] AS weights, total
