// title: Bridges between communities
// question: Which accounts have ties into other communities than their own?
// shows: table
// param minimum_weight: int = 2   fewest interactions with a community for it to count
// param minimum_communities: int = 1   fewest other communities
// param limit: int = 100   accounts that are returned, those with the most communities first
// param known_on: datetime = 9999-01-01T00:00:00Z   ties recorded later are left out
// limits: minimum_weight 1..1000000, minimum_communities 1..1000, limit 1..1000
// columns: account, handle, community, communities, weight_across, share_across, betweenness, total
// Communities and betweenness are those of the latest analysis, and so are a tie's counts, whatever known_on says.
// Another analysis, or another seed, may draw the borders differently. Ties with accounts of no community are left out.
MATCH (a:Account {case: $case})
WHERE a.id IS NOT NULL AND a.community IS NOT NULL AND coalesce(a.recorded_first, $known_on) <= $known_on
CALL (a) {
  MATCH (a)<-[s:SAME_AS]-(h:Account)
  WHERE h.native_id IS NULL AND a.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
    AND COUNT { MATCH (h)-[o:SAME_AS]->(m:Account) WHERE m.native_id IS NOT NULL
      AND coalesce(o.recorded_first, $known_on) <= $known_on AND coalesce(o.withdrawn_at > $known_on, true) } = 1
  RETURN collect(DISTINCT h) AS aliases
}
WITH a, aliases + a AS names
UNWIND names AS name
MATCH (name)-[t:INTERACTED]-(b:Account)
WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND NOT b IN names
CALL (b) {
  MATCH (b)-[s:SAME_AS]->(n:Account)
  WHERE b.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS natives
}
WITH a, CASE WHEN size(natives) = 1 THEN natives[0].community ELSE b.community END AS community, t.weight AS weight
WHERE community IS NOT NULL
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
