// title: Shortest path
// question: By which shortest way are two nodes connected?
// param from_label: string
// param from_id: string
// param to_label: string
// param to_id: string
// param types: strings   relationship types that may be walked, in either direction
// param max_length: int
// param known_on: datetime
// columns: labels, ids, types, outs, properties
MATCH (a:$($from_label) {case: $case, id: $from_id})
MATCH (b:$($to_label) {case: $case, id: $to_id})
MATCH p = shortestPath((a)-[steps*..8]-(b))
WHERE all(t IN steps WHERE type(t) IN $types AND coalesce(t.recorded_first, $known_on) <= $known_on)
WITH p WHERE length(p) <= $max_length
RETURN [n IN nodes(p) | labels(n)[0]] AS labels, [n IN nodes(p) | n.id] AS ids,
  [t IN relationships(p) | type(t)] AS types,
  [i IN range(0, length(p) - 1) | startNode(relationships(p)[i]) = nodes(p)[i]] AS outs,
  [t IN relationships(p) | properties(t)] AS properties
