// title: Who amplifies whom
// question: Which accounts passed on whose posts most often, by repost or quote?
// shows: graph
// param since: datetime = 1970-01-01T00:00:00Z   when the repost or quote was published, inclusive
// param until: datetime = 9999-01-01T00:00:00Z   exclusive
// param minimum_weight: int = 1   fewest reposts and quotes of one account by another
// param limit: int = 100   pairs that are returned, strongest first
// param known_on: datetime = 9999-01-01T00:00:00Z   what was recorded later is left out
// limits: minimum_weight 1..1000000, limit 1..1000
// columns: source, target, source_handle, target_handle, reposts, quotes, weight, first_at, last_at, sample_posts, total
// key: source, target
// Amplifying is no endorsement. Reposts whose original is not in the case can't be counted. Handle-only accounts are
// seen as the one account that held the handle, as long as there is only one; ties of an account with itself are left out.
MATCH (p:Post {case: $case})
WHERE p.at >= $since AND p.at < $until
MATCH (p)-[r:REPOSTS|QUOTES]->(:Post)<-[o:POSTED]-(b:Account)
WHERE coalesce(r.recorded_first, $known_on) <= $known_on AND coalesce(o.recorded_first, $known_on) <= $known_on
MATCH (a:Account)-[w:POSTED]->(p)
WHERE coalesce(w.recorded_first, $known_on) <= $known_on
WITH a, b, sum(CASE WHEN r:REPOSTS THEN 1 ELSE 0 END) AS reposts, sum(CASE WHEN r:QUOTES THEN 1 ELSE 0 END) AS quotes
// each account is seen through once, however many it acts on
WITH a, collect([b, reposts, quotes]) AS acts
CALL (a) {
  MATCH (a)-[s:SAME_AS]->(n:Account)
  WHERE a.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS natives
}
WITH CASE WHEN size(natives) = 1 THEN natives[0] ELSE a END AS a, acts
UNWIND acts AS act
WITH act[0] AS b, collect([a, act[1], act[2]]) AS acts
CALL (b) {
  MATCH (b)-[s:SAME_AS]->(n:Account)
  WHERE b.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS natives
}
WITH CASE WHEN size(natives) = 1 THEN natives[0] ELSE b END AS b, acts
UNWIND acts AS act
WITH act[0] AS a, b, act[1] AS reposts, act[2] AS quotes
WHERE a <> b
WITH a, b, sum(reposts) AS reposts, sum(quotes) AS quotes
WHERE reposts + quotes >= $minimum_weight
WITH a, b, reposts, quotes ORDER BY reposts + quotes DESC, a.id, b.id
WITH collect([a, b, reposts, quotes]) AS found
WITH found, size(found) AS total
UNWIND found[..$limit] AS f
WITH f[0] AS a, f[1] AS b, f[2] AS reposts, f[3] AS quotes, total
CALL (a) {
  MATCH (a)<-[s:SAME_AS]-(h:Account)
  WHERE h.native_id IS NULL AND a.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
    AND COUNT { MATCH (h)-[o:SAME_AS]->(m:Account) WHERE m.native_id IS NOT NULL
      AND coalesce(o.recorded_first, $known_on) <= $known_on AND coalesce(o.withdrawn_at > $known_on, true) } = 1
  WITH collect(DISTINCT h) AS known
  RETURN known + a AS sources
}
CALL (b) {
  MATCH (b)<-[s:SAME_AS]-(h:Account)
  WHERE h.native_id IS NULL AND b.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
    AND COUNT { MATCH (h)-[o:SAME_AS]->(m:Account) WHERE m.native_id IS NOT NULL
      AND coalesce(o.recorded_first, $known_on) <= $known_on AND coalesce(o.withdrawn_at > $known_on, true) } = 1
  WITH collect(DISTINCT h) AS known
  RETURN known + b AS targets
}
CALL (sources, targets) {
  UNWIND sources AS source
  MATCH (source)-[w:POSTED]->(p:Post)-[r:REPOSTS|QUOTES]->(:Post)<-[o:POSTED]-(target:Account)
  WHERE target IN targets AND p.at >= $since AND p.at < $until AND coalesce(w.recorded_first, $known_on) <= $known_on
    AND coalesce(r.recorded_first, $known_on) <= $known_on AND coalesce(o.recorded_first, $known_on) <= $known_on
  WITH DISTINCT p ORDER BY p.at, p.id
  RETURN min(p.at) AS first_at, max(p.at) AS last_at, collect(p.id)[..10] AS sample_posts
}
RETURN a.id AS source, b.id AS target, a.handle AS source_handle, b.handle AS target_handle, reposts, quotes,
  reposts + quotes AS weight, first_at, last_at, sample_posts, total
