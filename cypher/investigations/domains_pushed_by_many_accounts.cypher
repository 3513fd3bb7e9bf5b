// title: Domains pushed by many accounts
// question: Which web domains did the most accounts link to in posts of their own?
// shows: table
// param minimum_accounts: int = 3   fewest accounts
// param since: datetime = 1970-01-01T00:00:00Z   inclusive
// param until: datetime = 9999-01-01T00:00:00Z   exclusive
// param with_reposts: boolean = false   count reposts too
// param limit: int = 100   domains that are returned, those of the most accounts first
// param known_on: datetime = 9999-01-01T00:00:00Z   what was recorded later is left out
// limits: minimum_accounts 1..1000000, limit 1..1000
// columns: domain, accounts, posts, links, first_at, last_at, sample_accounts, sample_posts, total
// key: domain
// Many accounts link to a large newspaper every day: compare with what is usual before reading anything into it.
MATCH (d:Domain {case: $case})
WHERE d.id IS NOT NULL AND coalesce(d.recorded_first, $known_on) <= $known_on
MATCH (d)<-[:ON_DOMAIN]-(l:Link)<-[t:LINKS_TO]-(p:Post)
WHERE p.at >= $since AND p.at < $until AND coalesce(t.recorded_first, $known_on) <= $known_on
  AND ($with_reposts OR NOT (coalesce(p.is_repost, false) OR EXISTS { (p)-[:REPOSTS]->(:Post) }))
MATCH (a:Account)-[w:POSTED]->(p)
WHERE coalesce(w.recorded_first, $known_on) <= $known_on
WITH d, a, collect(DISTINCT p) AS posts, collect(DISTINCT l) AS links
CALL (a) {
  MATCH (a)-[s:SAME_AS]->(n:Account)
  WHERE a.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS natives
}
WITH d, CASE WHEN size(natives) = 1 THEN natives[0] ELSE a END AS a, posts, links
WITH d, collect(DISTINCT a.id) AS accounts, reduce(all = [], few IN collect(posts) | all + few) AS posts,
  reduce(all = [], few IN collect(links) | all + few) AS links
WHERE size(accounts) >= $minimum_accounts
WITH d, accounts, posts, COUNT { UNWIND links AS l RETURN DISTINCT l } AS links
WITH * ORDER BY size(accounts) DESC, size(posts) DESC, d.id
WITH collect({d: d, accounts: accounts, posts: posts, links: links}) AS found
UNWIND found[..$limit] AS f
CALL (f) {
  UNWIND f.posts AS p
  WITH p ORDER BY p.at, p.id
  RETURN min(p.at) AS first_at, max(p.at) AS last_at, collect(p.id)[..10] AS sample_posts
}
RETURN f.d.id AS domain, size(f.accounts) AS accounts, size(f.posts) AS posts, f.links AS links, first_at, last_at,
  COLLECT { UNWIND f.accounts AS a RETURN a ORDER BY a LIMIT 10 } AS sample_accounts, sample_posts, size(found) AS total
