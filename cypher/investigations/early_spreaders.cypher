// title: Early spreaders
// question: Which accounts are again and again among the first to repost what many others then repost?
// shows: table
// param earliest: int = 3   how many of the first accounts count as early
// param minimum_accounts: int = 5   fewest accounts that reposted a post for it to count; more than earliest
// param minimum_times: int = 2   fewest posts that the account was early with
// param since: datetime = 1970-01-01T00:00:00Z   when the reposts were published, inclusive
// param until: datetime = 9999-01-01T00:00:00Z   exclusive
// param limit: int = 100   accounts that are returned, those that were early most often first
// param known_on: datetime = 9999-01-01T00:00:00Z   what was recorded later is left out
// limits: earliest 1..1000, minimum_accounts 2..1000000, minimum_times 1..1000000, limit 1..1000
// columns: account, handle, times_early, times, share_early, authors, median_seconds, sample_posts, total
// key: account
// Followers who are awake, and readers by profession, are early too. A post counts only once it was reposted by more
// accounts than earliest. Who reposted at the same moment as the last of the earliest is early as well. authors: how many
// accounts wrote what it was early with; median_seconds: from publication to its repost, for those posts.
MATCH (p:Post {case: $case})
WHERE p.at >= $since AND p.at < $until
MATCH (p)-[r:REPOSTS]->(q:Post)
WHERE coalesce(r.recorded_first, $known_on) <= $known_on
MATCH (a:Account)-[w:POSTED]->(p)
WHERE coalesce(w.recorded_first, $known_on) <= $known_on
WITH q, a, min(p.at.epochMillis) AS at
WITH q, collect({a: a, at: at}) AS acts
WHERE size(acts) >= $minimum_accounts AND size(acts) > $earliest
CALL (q) {
  OPTIONAL MATCH (o:Account)-[y:POSTED]->(q)
  WHERE coalesce(y.recorded_first, $known_on) <= $known_on
  RETURN o ORDER BY o.id LIMIT 1
}
CALL (o) {
  MATCH (o)-[s:SAME_AS]->(n:Account)
  WHERE o.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS natives
}
WITH q, CASE WHEN size(natives) = 1 THEN natives[0] ELSE o END AS o, acts
UNWIND acts AS act
WITH q, o, act, act.a AS a
CALL (a) {
  MATCH (a)-[s:SAME_AS]->(n:Account)
  WHERE a.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS natives
}
WITH q, o, CASE WHEN size(natives) = 1 THEN natives[0] ELSE a END AS a, act.at AS at
WHERE o IS NULL OR a <> o
WITH q, o, a, min(at) AS at
WITH q, o, a, at ORDER BY at, a.id
WITH q, o, collect({a: a, at: at}) AS acts
WHERE size(acts) >= $minimum_accounts AND size(acts) > $earliest
WITH q, o, acts, acts[$earliest - 1].at AS border
UNWIND acts AS act
WITH q, o, act.a AS a, act.at AS at, act.at <= border AS early
WITH a, count(*) AS times, sum(CASE WHEN early THEN 1 ELSE 0 END) AS times_early,
  count(DISTINCT CASE WHEN early THEN o END) AS authors,
  percentileCont(CASE WHEN early THEN at - q.at.epochMillis END, 0.5) AS delay,
  collect(CASE WHEN early THEN q.id END) AS posts
WHERE times_early >= $minimum_times
WITH * ORDER BY times_early DESC, times, a.id
WITH collect({a: a, early: times_early, times: times, authors: authors, delay: delay, posts: posts}) AS found
UNWIND found[..$limit] AS f
RETURN f.a.id AS account, f.a.handle AS handle, f.early AS times_early, f.times AS times,
  toFloat(f.early) / f.times AS share_early, f.authors AS authors, f.delay / 1000.0 AS median_seconds,
  COLLECT { UNWIND f.posts AS post RETURN post ORDER BY post LIMIT 10 } AS sample_posts, size(found) AS total
