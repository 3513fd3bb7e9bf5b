// title: Posts by their own address
// question: Which posts are read at this URL?
// param url_key: string   the URL after normalisation
// param known_on: datetime
// columns: ids
MATCH (p:Post {case: $case, url_key: $url_key})
WHERE coalesce(p.recorded_first, $known_on) <= $known_on
WITH p ORDER BY p.id
RETURN collect(p.id) AS ids
