// title: The posts behind a node
// question: Which posts is this node known from, newest first?
// param label: string
// param ids: strings   nodes of that label
// param known_on: datetime
// param limit: int
// columns: posts, total
UNWIND $ids AS id
MATCH (n:$($label) {case: $case, id: id})
CALL (n) {
  WITH n WHERE n:Post RETURN n AS p
  UNION
  MATCH (n)-[t:POSTED|TAGGED|LINKS_TO|SHOWS|IN_CHANNEL|LOCATED_AT|ABOUT]-(p:Post)
  WHERE NOT n:Post AND coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN p
  UNION
  MATCH (n:Domain)<-[:ON_DOMAIN]-(:Link)<-[t:LINKS_TO]-(p:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN p
}
WITH DISTINCT p WHERE p.case = $case
WITH p ORDER BY p.at DESC, p.id
WITH collect(p.id) AS found
RETURN found[..$limit] AS posts, size(found) AS total
