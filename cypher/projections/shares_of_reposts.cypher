// title: Who reposted which post when, packed
// question: Which accounts passed which posts on, and when?
// param since: datetime = 0001-01-01T00:00:00Z
// param until: datetime = 9999-12-31T00:00:00Z   not included
// param known_on: datetime
// columns: objects, accounts, posts, moments, untimed
// allow: 01N01
MATCH (a:Account {case: $case} WHERE a.id IS NOT NULL)-[:POSTED]->(p:Post)-[:REPOSTS]->(o:Post)
WHERE coalesce(p.recorded_first <= $known_on, true)
WITH id(p) / 50000 AS heap, a.id AS account, p, o.id AS object,
  p.at IS NOT NULL AND coalesce(p.at_source, '') <> 'capture' AS timed
WHERE NOT timed OR $since <= p.at < $until
WITH heap, sum(CASE WHEN timed THEN 0 ELSE 1 END) AS untimed,
  collect(CASE WHEN timed THEN [object, account, p.id, p.at.epochMillis] END) AS rows
RETURN [r IN rows | r[0]] AS objects, [r IN rows | r[1]] AS accounts, [r IN rows | r[2]] AS posts,
  [r IN rows | r[3]] AS moments, untimed
