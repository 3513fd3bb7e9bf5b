// title: Accounts with the most posts
// question: Which accounts published the most posts, as far as the case holds them?
// param narrowed: boolean   whether known_on may leave some out; only then posts are looked at one by one
// param known_on: datetime
// param limit: int
// columns: ids, values, total
MATCH (a:Account {case: $case} WHERE a.id IS NOT NULL)
WHERE coalesce(a.recorded_first, $known_on) <= $known_on
WITH a.id AS id, CASE WHEN $narrowed
  THEN COUNT { (a)-[t:POSTED]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on }
  ELSE COUNT { (a)-[:POSTED]->() } END AS value
WHERE value > 0
WITH id, value ORDER BY value DESC, id
WITH collect([id, value]) AS found
WITH found[..$limit] AS f, size(found) AS total
RETURN [x IN f | x[0]] AS ids, [x IN f | x[1]] AS values, total
