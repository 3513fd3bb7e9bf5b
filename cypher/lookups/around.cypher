// title: What lies around
// question: Which other nodes are these connected with, whatever the direction?
// param label: string
// param ids: strings   nodes of that label
// param types: strings   relationship types
// param known_on: datetime
// param most: int
// columns: labels, ids, total
UNWIND $ids AS id
MATCH (n:$($label) {case: $case, id: id})-[t]-(m)
WHERE m.case = $case AND type(t) IN $types AND coalesce(t.recorded_first, $known_on) <= $known_on
  AND coalesce(m.recorded_first, $known_on) <= $known_on
WITH DISTINCT labels(m)[0] AS label, m.id AS id ORDER BY label, id
WITH collect([label, id]) AS found
WITH found[..$most] AS f, size(found) AS total
RETURN [x IN f | x[0]] AS labels, [x IN f | x[1]] AS ids, total
