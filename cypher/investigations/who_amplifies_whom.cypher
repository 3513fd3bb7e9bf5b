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
// Amplifying is no endorsement. Reposts whose original is not in the case can't be counted. Handle-only accounts are
// seen as the one account that held the handle, as long as there is only one; ties of an account with itself are left out.
MATCH (p:Post {case: $case})
WHERE p.at >= $since AND p.at < $until AND coalesce(p.recorded_first, $known_on) <= $known_on
MATCH (p)-[r:REPOSTS|QUOTES]->(:Post)<-[o:POSTED]-(b:Account)
WHERE coalesce(r.recorded_first, $known_on) <= $known_on AND coalesce(o.recorded_first, $known_on) <= $known_on
MATCH (a:Account)-[w:POSTED]->(p)
WHERE coalesce(w.recorded_first, $known_on) <= $known_on
WITH a, b, sum(CASE WHEN r:REPOSTS THEN 1 ELSE 0 END) AS reposts, sum(CASE WHEN r:QUOTES THEN 1 ELSE 0 END) AS quotes,
  min(p.at) AS first_at, max(p.at) AS last_at, collect(p.id)[..10] AS posts
CALL (a) {
  MATCH (a)-[s:SAME_AS]->(n:Account)
  WHERE a.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS sources
}
CALL (b) {
  MATCH (b)-[s:SAME_AS]->(n:Account)
  WHERE b.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS targets
}
WITH CASE WHEN size(sources) = 1 THEN sources[0] ELSE a END AS a, CASE WHEN size(targets) = 1 THEN targets[0] ELSE b END AS b,
  reposts, quotes, first_at, last_at, posts
WHERE a <> b
WITH a, b, sum(reposts) AS reposts, sum(quotes) AS quotes, min(first_at) AS first_at, max(last_at) AS last_at,
  reduce(all = [], few IN collect(posts) | all + few)[..10] AS sample_posts
WHERE reposts + quotes >= $minimum_weight
WITH * ORDER BY reposts + quotes DESC, a.id, b.id
WITH collect({a: a, b: b, reposts: reposts, quotes: quotes, first_at: first_at, last_at: last_at, posts: sample_posts}) AS found
UNWIND found[..$limit] AS f
RETURN f.a.id AS source, f.b.id AS target, f.a.handle AS source_handle, f.b.handle AS target_handle, f.reposts AS reposts,
  f.quotes AS quotes, f.reposts + f.quotes AS weight, f.first_at AS first_at, f.last_at AS last_at,
  COLLECT { UNWIND f.posts AS post RETURN post ORDER BY post } AS sample_posts, size(found) AS total
