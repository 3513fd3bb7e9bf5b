// title: What an id names
// question: Nodes of which labels have this id?
// param id: string
// param known_on: datetime
// columns: labels
CALL () {
  MATCH (n:Account {case: $case, id: $id}) RETURN n
  UNION MATCH (n:Post {case: $case, id: $id}) RETURN n
  UNION MATCH (n:Hashtag {case: $case, id: $id}) RETURN n
  UNION MATCH (n:Link {case: $case, id: $id}) RETURN n
  UNION MATCH (n:Domain {case: $case, id: $id}) RETURN n
  UNION MATCH (n:Media {case: $case, id: $id}) RETURN n
  UNION MATCH (n:Place {case: $case, id: $id}) RETURN n
  UNION MATCH (n:Topic {case: $case, id: $id}) RETURN n
  UNION MATCH (n:Channel {case: $case, id: $id}) RETURN n
}
WITH n WHERE coalesce(n.recorded_first, $known_on) <= $known_on
RETURN collect(labels(n)[0]) AS labels
