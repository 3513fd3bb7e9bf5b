// title: Languages of the posts
// question: In which languages are the posts, as their platforms say?
// param narrowed: boolean   whether known_on may leave some out; only then it is looked at
// param known_on: datetime
// param limit: int
// columns: ids, values, total, unknown
MATCH (p:Post {case: $case} WHERE p.id IS NOT NULL)
WHERE NOT $narrowed OR coalesce(p.recorded_first, $known_on) <= $known_on
WITH p.language AS id, count(*) AS value ORDER BY value DESC, id
WITH collect(CASE WHEN id IS NULL THEN NULL ELSE [id, value] END) AS found,
  sum(CASE WHEN id IS NULL THEN value ELSE 0 END) AS unknown
WITH found[..$limit] AS f, size(found) AS total, unknown
RETURN [x IN f | x[0]] AS ids, [x IN f | x[1]] AS values, total, unknown
