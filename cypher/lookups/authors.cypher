// title: Who published posts
// question: Which account published each of these posts?
// param ids: strings
// param known_on: datetime
// columns: posts, accounts
UNWIND $ids AS id
MATCH (p:Post {case: $case, id: id})<-[t:POSTED]-(a:Account)
WHERE coalesce(t.recorded_first, $known_on) <= $known_on
WITH p, a ORDER BY a.id
RETURN collect(p.id) AS posts, collect(a.id) AS accounts
