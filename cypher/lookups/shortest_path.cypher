// title: Shortest path
// question: By which shortest way are two nodes connected?
// param from_label: string
// param from_id: string
// param to_label: string
// param to_id: string
// param types: strings   relationship types that may be walked, in either direction
// param max_length: int
// param known_on: datetime
// Of equally short ways the first by ids, types and directions is given, so that the answer is always the
// same; ways counts up to 1,000 of them.
// columns: labels, ids, types, outs, properties, ways
MATCH (a:$($from_label) {case: $case, id: $from_id})
MATCH (b:$($to_label) {case: $case, id: $to_id})
MATCH p = allShortestPaths((a)-[steps*..8]-(b))
WHERE all(t IN steps WHERE type(t) IN $types AND coalesce(t.recorded_first, $known_on) <= $known_on)
WITH p LIMIT 1000
WHERE length(p) <= $max_length
WITH p, [n IN nodes(p) | labels(n)[0] + ':' + n.id] AS way, [t IN relationships(p) | type(t)] AS types,
  [i IN range(0, length(p) - 1) | startNode(relationships(p)[i]) = nodes(p)[i]] AS outs
ORDER BY way, types, outs
WITH collect([p, types, outs]) AS found
WITH found[0][0] AS p, found[0][1] AS types, found[0][2] AS outs, size(found) AS ways
WHERE ways > 0
RETURN [n IN nodes(p) | labels(n)[0]] AS labels, [n IN nodes(p) | n.id] AS ids,
  types, outs, [t IN relationships(p) | properties(t)] AS properties, ways
