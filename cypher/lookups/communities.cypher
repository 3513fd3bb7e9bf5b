// title: Communities
// question: Which communities did the last analysis find, and how large are they?
// param known_on: datetime
// param limit: int
// columns: communities, sizes, total
MATCH (a:Account {case: $case} WHERE a.id IS NOT NULL)
WHERE a.community IS NOT NULL AND coalesce(a.recorded_first, $known_on) <= $known_on
WITH a.community AS community, count(a) AS size ORDER BY size DESC, community
WITH collect([community, size]) AS found
WITH found[..$limit] AS f, size(found) AS total
RETURN [x IN f | x[0]] AS communities, [x IN f | x[1]] AS sizes, total
