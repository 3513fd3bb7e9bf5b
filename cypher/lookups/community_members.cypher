// title: Members of communities
// question: Which accounts belong to each of these communities, the most influential first?
// param communities: ints
// param known_on: datetime
// param limit: int   members of each
// columns: communities, members, totals
MATCH (a:Account {case: $case} WHERE a.id IS NOT NULL)
WHERE a.community IN $communities AND coalesce(a.recorded_first, $known_on) <= $known_on
WITH a ORDER BY a.pagerank IS NULL, a.pagerank DESC, a.id
WITH a.community AS community, collect(a.id) AS members ORDER BY community
RETURN collect(community) AS communities, collect(members[..$limit]) AS members, collect(size(members)) AS totals
