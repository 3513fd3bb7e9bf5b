// title: Who took up whose posts, packed
// question: Which accounts reposted, answered or quoted which post of whom, and whom did they name?
// param known_on: datetime
// columns: kind, accounts, others, posts
// allow: 01N01
// limits: mentions that the platform put there (the reposted author, the thread's accounts) are left out
MATCH (o:Account {case: $case} WHERE o.id IS NOT NULL)-[:POSTED]->(:Post)
  -[t:REPOSTS|REPLIES_TO|QUOTES]->(p:Post)<-[:POSTED]-(a:Account)
WHERE coalesce(t.recorded_first <= $known_on, true)
WITH id(p) / 50000 AS heap, type(t) AS type, collect(a.id) AS accounts, collect(o.id) AS others, collect(p.id) AS posts
RETURN CASE type WHEN 'REPOSTS' THEN 'repost' WHEN 'QUOTES' THEN 'quote' ELSE 'reply' END AS kind,
  accounts, others, posts
UNION ALL
MATCH (o:Account {case: $case} WHERE o.id IS NOT NULL)-[:POSTED]->(p:Post)-[t:MENTIONS]->(a:Account)
WHERE NOT coalesce(t.implied, false) AND coalesce(t.recorded_first <= $known_on, true)
WITH id(p) / 50000 AS heap, collect(a.id) AS accounts, collect(o.id) AS others, collect(p.id) AS posts
RETURN 'mention' AS kind, accounts, others, posts
