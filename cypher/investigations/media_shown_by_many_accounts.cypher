// title: Media shown by many accounts
// question: Which pictures and videos did the most accounts show in posts of their own?
// shows: table
// param minimum_accounts: int = 2   fewest accounts
// param since: datetime = 1970-01-01T00:00:00Z   when the posts were published, inclusive
// param until: datetime = 9999-01-01T00:00:00Z   exclusive
// param with_reposts: boolean = false   count reposts too
// param limit: int = 100   media that are returned, those of the most accounts first
// param known_on: datetime = 9999-01-01T00:00:00Z   what was recorded later is left out
// limits: minimum_accounts 1..1000000, limit 1..1000
// columns: media, kind, description, accounts, posts, first_at, first_post, first_account, last_at, sample_accounts, total
// key: media
// Memes, press pictures and previews of links are shown by many on their own. The same picture counts as one only where its
// bytes or its address are the same: cut or saved anew it is another one.
MATCH (m:Media {case: $case})
WHERE m.id IS NOT NULL AND coalesce(m.recorded_first, $known_on) <= $known_on
MATCH (m)<-[t:SHOWS]-(p:Post)
WHERE p.at >= $since AND p.at < $until AND coalesce(t.recorded_first, $known_on) <= $known_on
  AND ($with_reposts OR NOT (coalesce(p.is_repost, false) OR EXISTS { (p)-[:REPOSTS]->(:Post) }))
MATCH (a:Account)-[w:POSTED]->(p)
WHERE coalesce(w.recorded_first, $known_on) <= $known_on
WITH m, a, collect(DISTINCT p) AS posts
CALL (a) {
  MATCH (a)-[s:SAME_AS]->(n:Account)
  WHERE a.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS natives
}
WITH m, CASE WHEN size(natives) = 1 THEN natives[0] ELSE a END AS a, posts
WITH m, a, reduce(all = [], few IN collect(posts) | all + few) AS posts ORDER BY a.id
WITH m, collect({a: a, posts: posts}) AS shown
WHERE size(shown) >= $minimum_accounts
WITH m, shown, reduce(n = 0, one IN shown | n + size(one.posts)) AS posts ORDER BY size(shown) DESC, posts DESC, m.id
WITH collect({m: m, shown: shown, posts: posts}) AS found
WITH found, size(found) AS total
UNWIND found[..$limit] AS f
CALL (f) {
  UNWIND f.shown AS one
  UNWIND one.posts AS p
  WITH one.a AS a, p ORDER BY p.at, p.id
  RETURN collect({a: a, p: p})[0] AS first, max(p.at) AS last_at
}
RETURN f.m.id AS media, f.m.kind AS kind, f.m.description AS description, size(f.shown) AS accounts, f.posts AS posts,
  first.p.at AS first_at, first.p.id AS first_post, first.a.id AS first_account, last_at,
  [one IN f.shown[..10] | one.a.id] AS sample_accounts, total
