// title: Bridges between communities
// question: Which accounts have ties into other communities than their own?
// shows: table
// param minimum_weight: int = 2   fewest interactions with a community for it to count
// param minimum_communities: int = 1   fewest other communities
// param limit: int = 100   accounts that are returned, those with the most communities first
// param known_on: datetime = 9999-01-01T00:00:00Z   ties recorded later are left out
// limits: minimum_weight 1..1000000, minimum_communities 1..1000, limit 1..1000
// columns: account, handle, community, communities, weight_across, share_across, betweenness, total
// key: account
// Communities and betweenness are those of the latest analysis, and so are a tie's counts, whatever known_on says.
// Another analysis, or another seed, may draw the borders differently. Ties with accounts of no community are left out.
MATCH (a:Account {case: $case})
WHERE a.id IS NOT NULL AND coalesce(a.recorded_first, $known_on) <= $known_on
MATCH (a)-[t:INTERACTED]->(b:Account)
WHERE coalesce(t.recorded_first, $known_on) <= $known_on
WITH a, collect([b, t.weight]) AS others
CALL (a) {
  MATCH (a)-[s:SAME_AS]->(n:Account)
  WHERE a.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS natives
}
WITH CASE WHEN size(natives) = 1 THEN natives[0] ELSE a END AS a, others
UNWIND others AS other
WITH other[0] AS b, collect([a, other[1]]) AS others
CALL (b) {
  MATCH (b)-[s:SAME_AS]->(n:Account)
  WHERE b.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS natives
}
WITH CASE WHEN size(natives) = 1 THEN natives[0] ELSE b END AS b, others
WHERE b.community IS NOT NULL
UNWIND others AS other
WITH other[0] AS a, b, other[1] AS weight
WHERE a <> b AND a.community IS NOT NULL
UNWIND [[a, b.community], [b, a.community]] AS side
WITH side[0] AS a, side[1] AS community, weight
WITH a, community, sum(weight) AS weight
WITH a, sum(weight) AS all_weight,
  collect(CASE WHEN community <> a.community AND weight >= $minimum_weight THEN [community, weight] END) AS across
WHERE size(across) >= $minimum_communities
WITH a, all_weight, COLLECT { UNWIND across AS c RETURN c[0] ORDER BY c[0] } AS communities,
  reduce(n = 0, c IN across | n + c[1]) AS weight_across
WITH * ORDER BY size(communities) DESC, weight_across DESC, a.id
WITH collect({a: a, communities: communities, across: weight_across, all: all_weight}) AS found
UNWIND found[..$limit] AS f
RETURN f.a.id AS account, f.a.handle AS handle, f.a.community AS community, f.communities AS communities,
  f.across AS weight_across, toFloat(f.across) / f.all AS share_across, f.a.betweenness AS betweenness,
  size(found) AS total
