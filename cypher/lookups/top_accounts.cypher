// title: Top accounts by a measure
// question: Which accounts have the greatest values of a measure?
// param measure: string   a measure's name, as in the model
// param known_on: datetime
// param limit: int
// columns: ids, values, total
// allow: 03N95
MATCH (a:Account {case: $case} WHERE a.id IS NOT NULL)
WHERE a[$measure] IS NOT NULL AND coalesce(a.recorded_first, $known_on) <= $known_on
WITH a.id AS id, a[$measure] AS value ORDER BY value DESC, id
WITH collect([id, value]) AS found
WITH found[..$limit] AS f, size(found) AS total
RETURN [x IN f | x[0]] AS ids, [x IN f | x[1]] AS values, total
