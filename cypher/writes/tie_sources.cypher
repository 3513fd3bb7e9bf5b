// title: Whose ties depend on these posts
// question: Which accounts, on which days, wrote these posts or posts that refer to them?
// param posts: strings
// columns: sources, days
UNWIND $posts AS id
MATCH (p:Post {case: $case, id: id})
CALL (p) {
  MATCH (p)<-[:POSTED]-(a:Account) WHERE p.at IS NOT NULL
  RETURN a.id AS source, p.at AS at
  UNION ALL
  MATCH (p)<-[:REPLIES_TO|REPOSTS|QUOTES]-(q:Post)<-[:POSTED]-(a:Account) WHERE q.at IS NOT NULL
  RETURN a.id AS source, q.at AS at
}
WITH DISTINCT source, at.epochMillis / 86400000 AS day
RETURN collect(source) AS sources, collect(day) AS days
