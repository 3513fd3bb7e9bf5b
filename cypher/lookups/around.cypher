// title: What lies around
// question: Which other nodes are these connected with, whatever the direction?
// param label: string
// param ids: strings   nodes of that label
// param types: strings   relationship types
// param windowed: boolean   only what happened from since until before until
// param since: datetime
// param until: datetime
// param hub: int   nodes with more relationships than this are named and not walked through
// param known_on: datetime
// param most: int
// columns: labels, ids, total, hubs
UNWIND $ids AS id
MATCH (n:$($label) {case: $case, id: id})
WITH n, COUNT { (n)--() } > $hub AS is_hub
WITH collect(CASE WHEN NOT is_hub THEN n END) AS walked, collect(CASE WHEN is_hub THEN n.id END) AS hubs
CALL (walked) {
  UNWIND walked AS n
  MATCH (n)-[t]-(m)
  WHERE m.case = $case AND type(t) IN $types AND coalesce(t.recorded_first, $known_on) <= $known_on
    AND coalesce(m.recorded_first, $known_on) <= $known_on
    AND (NOT $windowed OR (
      coalesce(t.last_at, t.at, startNode(t).at, CASE type(t) WHEN 'POSTED' THEN endNode(t).at END) >= $since
      AND coalesce(t.first_at, t.at, startNode(t).at, CASE type(t) WHEN 'POSTED' THEN endNode(t).at END) < $until))
  WITH DISTINCT labels(m)[0] AS label, m.id AS id ORDER BY label, id
  RETURN collect([label, id]) AS found
}
WITH found[..$most] AS f, size(found) AS total, hubs
RETURN [x IN f | x[0]] AS labels, [x IN f | x[1]] AS ids, total, hubs
