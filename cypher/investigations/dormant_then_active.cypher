// title: Dormant, then active
// question: Which accounts were silent for long and then posted much within a few days?
// shows: table
// param quiet_days: int = 90   shortest silence between two posts, inclusive
// param burst_days: int = 7   time within which it then posted so often, inclusive
// param minimum_posts: int = 10   fewest posts of the burst
// param since: datetime = 1970-01-01T00:00:00Z   when the posts were published, inclusive
// param until: datetime = 9999-01-01T00:00:00Z   exclusive
// param limit: int = 100   accounts that are returned, those of the longest silence first
// param known_on: datetime = 9999-01-01T00:00:00Z   what was recorded later is left out
// limits: quiet_days 1..36500, burst_days 1..3650, minimum_posts 2..100000, limit 1..1000
// columns: account, handle, quiet_from, active_from, days_quiet, posts_before, burst_posts, sample_posts, total
// key: account
// Silent in this case, which need not be silent: posts of the time between may not have been collected, or be deleted.
// Holidays, illness, elections and matches make people quiet and busy. Posts whose time is that of the capture are not
// counted. Of several silences of one account the longest counts.
MATCH (p:Post {case: $case})
WHERE p.at >= $since AND p.at < $until
  AND coalesce(p.at_source, 'platform') <> 'capture'
MATCH (a:Account)-[w:POSTED]->(p)
WHERE coalesce(w.recorded_first, $known_on) <= $known_on
WITH a, collect(p) AS posts
CALL (a) {
  MATCH (a)-[s:SAME_AS]->(n:Account)
  WHERE a.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS natives
}
WITH CASE WHEN size(natives) = 1 THEN natives[0] ELSE a END AS a, posts
WITH a, reduce(all = [], few IN collect(posts) | all + few) AS posts
WHERE size(posts) > $minimum_posts
CALL (posts) {
  UNWIND posts AS p
  WITH p.at.epochMillis AS at, p.id AS id ORDER BY at, id
  RETURN collect(at) AS times, collect(id) AS ids
}
WITH a, times, ids, [i IN range(1, size(times) - $minimum_posts)
  WHERE times[i] - times[i - 1] >= 86400000 * $quiet_days
    AND times[i + $minimum_posts - 1] - times[i] <= 86400000 * $burst_days] AS starts
WHERE size(starts) > 0
WITH a, times, ids, reduce(best = starts[0], i IN starts |
  CASE WHEN times[i] - times[i - 1] > times[best] - times[best - 1] THEN i ELSE best END) AS i
WITH a, times, ids, i, times[i] - times[i - 1] AS quiet ORDER BY quiet DESC, a.id
WITH collect({a: a, quiet: quiet, before: i, from: times[i - 1], to: times[i], ids: ids[i..i + 10],
  burst: size([at IN times WHERE at >= times[i] AND at <= times[i] + 86400000 * $burst_days])}) AS found
UNWIND found[..$limit] AS f
RETURN f.a.id AS account, f.a.handle AS handle, datetime({epochMillis: f.from}) AS quiet_from,
  datetime({epochMillis: f.to}) AS active_from, f.quiet / 86400000.0 AS days_quiet, f.before AS posts_before,
  f.burst AS burst_posts, f.ids AS sample_posts, size(found) AS total
