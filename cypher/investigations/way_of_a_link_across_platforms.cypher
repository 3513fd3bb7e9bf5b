// title: The way of a link across platforms
// question: On which platform did a link appear first, and when and with whom did it reach the others?
// shows: table
// param link: string   its URL; how it is written makes no difference
// param since: datetime = 1970-01-01T00:00:00Z   when the posts were published, inclusive
// param until: datetime = 9999-01-01T00:00:00Z   exclusive
// param with_reposts: boolean = false   count reposts too
// param limit: int = 100   platforms that are returned, earliest first
// param known_on: datetime = 9999-01-01T00:00:00Z   what was recorded later is left out
// limits: limit 1..1000
// columns: platform, first_at, seconds_after_first, first_post, account, handle, posts, accounts, last_at, total
// key: platform
// First among the posts in this case: what was not collected may have been earlier. That a link comes later on one
// platform does not say that it came from the other: both may have it from the same page.
MATCH (l:Link {case: $case, id: $link})<-[t:LINKS_TO]-(p:Post)
WHERE p.at >= $since AND p.at < $until AND coalesce(t.recorded_first, $known_on) <= $known_on
  AND ($with_reposts OR NOT (coalesce(p.is_repost, false) OR EXISTS { (p)-[:REPOSTS]->(:Post) }))
MATCH (a:Account)-[w:POSTED]->(p)
WHERE coalesce(w.recorded_first, $known_on) <= $known_on
CALL (a) {
  MATCH (a)-[s:SAME_AS]->(n:Account)
  WHERE a.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS natives
}
WITH CASE WHEN size(natives) = 1 THEN natives[0] ELSE a END AS a, p
WITH coalesce(p.platform, 'unknown') AS platform, a, p ORDER BY p.at, p.id
WITH platform, collect({a: a, p: p})[0] AS first, count(DISTINCT p) AS posts, count(DISTINCT a) AS accounts,
  max(p.at) AS last_at
WITH * ORDER BY first.p.at, platform
WITH collect({platform: platform, first: first, posts: posts, accounts: accounts, last_at: last_at}) AS found
UNWIND found[..$limit] AS f
RETURN f.platform AS platform, f.first.p.at AS first_at,
  (f.first.p.at.epochMillis - found[0].first.p.at.epochMillis) / 1000.0 AS seconds_after_first,
  f.first.p.id AS first_post, f.first.a.id AS account, f.first.a.handle AS handle, f.posts AS posts,
  f.accounts AS accounts, f.last_at AS last_at, size(found) AS total
