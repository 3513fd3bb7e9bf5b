// title: Reposts within seconds
// question: Which accounts repost which others within seconds of publication, again and again?
// shows: graph
// param window_seconds: int = 10   longest time from the post to its repost, inclusive
// param minimum_weight: int = 2   fewest reposts within that time
// param since: datetime = 1970-01-01T00:00:00Z   when the reposts were published, inclusive
// param until: datetime = 9999-01-01T00:00:00Z   exclusive
// param limit: int = 100   pairs that are returned, strongest first
// param known_on: datetime = 9999-01-01T00:00:00Z   what was recorded later is left out
// limits: window_seconds 1..86400, minimum_weight 1..1000000, limit 1..1000
// columns: source, target, source_handle, target_handle, weight, reposts, share, shortest_seconds, first_at, sample_posts, total
// key: source, target
// Scheduling tools, notifications and a friend beside the desk make reposts fast; a newsroom reposts itself in order.
// Some platforms give the time to the second or the minute only. reposts: all of source's of target, however late. Posts
// whose time is that of the capture, and reposts that come before their original, are not counted as fast.
MATCH (p:Post {case: $case})
WHERE p.at >= $since AND p.at < $until
MATCH (p)-[r:REPOSTS]->(q:Post)
WHERE q.at IS NOT NULL AND p.at.epochMillis - q.at.epochMillis >= 0
  AND p.at.epochMillis - q.at.epochMillis <= 1000 * $window_seconds AND coalesce(r.recorded_first, $known_on) <= $known_on
  AND coalesce(p.at_source, 'platform') <> 'capture' AND coalesce(q.at_source, 'platform') <> 'capture'
MATCH (q)<-[o:POSTED]-(b:Account)
WHERE coalesce(o.recorded_first, $known_on) <= $known_on
MATCH (a:Account)-[w:POSTED]->(p)
WHERE coalesce(w.recorded_first, $known_on) <= $known_on
WITH a, b, p, p.at.epochMillis - q.at.epochMillis AS delay
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
  p, delay ORDER BY p.at, p.id
WHERE a <> b
WITH a, b, count(DISTINCT p) AS weight, min(delay) AS shortest, min(p.at) AS first_at, collect(p.id)[..10] AS posts
WHERE weight >= $minimum_weight
WITH * ORDER BY weight DESC, shortest, a.id, b.id
WITH collect({a: a, b: b, weight: weight, shortest: shortest, at: first_at, posts: posts}) AS found
WITH found, size(found) AS total
UNWIND found[..$limit] AS f
WITH f, f.a AS a, f.b AS b, total
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
  MATCH (source)-[w:POSTED]->(p:Post)-[r:REPOSTS]->(:Post)<-[o:POSTED]-(target:Account)
  WHERE target IN targets AND p.at >= $since AND p.at < $until AND coalesce(w.recorded_first, $known_on) <= $known_on
    AND coalesce(r.recorded_first, $known_on) <= $known_on AND coalesce(o.recorded_first, $known_on) <= $known_on
  RETURN count(DISTINCT p) AS reposts
}
RETURN a.id AS source, b.id AS target, a.handle AS source_handle, b.handle AS target_handle, f.weight AS weight, reposts,
  toFloat(f.weight) / reposts AS share, f.shortest / 1000.0 AS shortest_seconds, f.at AS first_at, f.posts AS sample_posts,
  total
