// title: Hashtags with the most posts
// question: Which hashtags do the most posts carry?
// param narrowed: boolean   whether known_on may leave some out; only then posts are looked at one by one
// param known_on: datetime
// param limit: int
// columns: ids, values, total
MATCH (h:Hashtag {case: $case} WHERE h.id IS NOT NULL)
WHERE coalesce(h.recorded_first, $known_on) <= $known_on
WITH h.id AS id, CASE WHEN $narrowed
  THEN COUNT { (h)<-[t:TAGGED]-() WHERE coalesce(t.recorded_first, $known_on) <= $known_on }
  ELSE COUNT { (h)<-[:TAGGED]-() } END AS value
WHERE value > 0
WITH id, value ORDER BY value DESC, id
WITH collect([id, value]) AS found
WITH found[..$limit] AS f, size(found) AS total
RETURN [x IN f | x[0]] AS ids, [x IN f | x[1]] AS values, total
