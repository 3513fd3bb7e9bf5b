// title: First to use a hashtag
// question: Which accounts used a hashtag first, and whose posts with it were passed on?
// shows: table
// param hashtag: string   with or without #
// param since: datetime = 1970-01-01T00:00:00Z   inclusive
// param until: datetime = 9999-01-01T00:00:00Z   exclusive
// param limit: int = 100   accounts that are returned, earliest first
// param known_on: datetime = 9999-01-01T00:00:00Z   what was recorded later is left out
// limits: limit 1..1000
// columns: account, handle, first_at, same_moment, first_post, posts, passed_on_by, passed_on, last_at, total
// key: account
// First among the posts in this case, which need not be the first of all. A repost is no use of its own: it counts for
// the one that is passed on. same_moment: how many accounts have this very first time.
MATCH (h:Hashtag {case: $case, id: $hashtag})<-[g:TAGGED]-(p:Post)
WHERE p.at >= $since AND p.at < $until AND coalesce(g.recorded_first, $known_on) <= $known_on
  AND NOT (coalesce(p.is_repost, false) OR EXISTS { (p)-[:REPOSTS]->(:Post) })
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
UNWIND posts AS p
OPTIONAL MATCH (p)<-[r:REPOSTS|QUOTES]-(:Post)<-[o:POSTED]-(b:Account)
WHERE coalesce(r.recorded_first, $known_on) <= $known_on AND coalesce(o.recorded_first, $known_on) <= $known_on
CALL (b) {
  MATCH (b)-[s:SAME_AS]->(n:Account)
  WHERE b.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS natives
}
WITH a, p, r, CASE WHEN size(natives) = 1 THEN natives[0] ELSE b END AS b
WITH a, p, count(DISTINCT CASE WHEN b <> a THEN r END) AS passed_on,
  collect(DISTINCT CASE WHEN b <> a THEN b END) AS others ORDER BY p.at, p.id
WITH a, collect(p) AS posts, sum(passed_on) AS passed_on, reduce(all = [], few IN collect(others) | all + few) AS others
WITH a, posts, passed_on, COUNT { UNWIND others AS b RETURN DISTINCT b } AS passed_on_by
WITH posts[0].at AS first_at, a, posts, passed_on, passed_on_by ORDER BY a.id
WITH first_at, collect({a: a, posts: posts, passed_on: passed_on, passed_on_by: passed_on_by}) AS together
  ORDER BY first_at
UNWIND together AS one
WITH collect({first_at: first_at, same_moment: size(together), one: one}) AS found
UNWIND found[..$limit] AS f
RETURN f.one.a.id AS account, f.one.a.handle AS handle, f.first_at AS first_at, f.same_moment AS same_moment,
  f.one.posts[0].id AS first_post, size(f.one.posts) AS posts, f.one.passed_on_by AS passed_on_by,
  f.one.passed_on AS passed_on, f.one.posts[-1].at AS last_at, size(found) AS total
