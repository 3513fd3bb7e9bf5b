// title: Same text within seconds
// question: Which pairs of accounts published the same text almost at once?
// shows: graph
// param window_seconds: int = 60   longest gap between the two posts, inclusive
// param since: datetime = 1970-01-01T00:00:00Z   inclusive
// param until: datetime = 9999-01-01T00:00:00Z   exclusive
// param with_reposts: boolean = false   compare reposts too
// param minimum_weight: int = 1   fewest pairs of posts
// param limit: int = 100   pairs of accounts that are returned, strongest first
// param known_on: datetime = 9999-01-01T00:00:00Z   what was recorded later is left out
// limits: window_seconds 1..86400, minimum_weight 1..1000000, limit 1..1000
// columns: source, target, source_handle, target_handle, weight, texts, shortest_seconds, first_at, text, sample_posts, total
// key: source, target
// Not tested against chance: news agencies, share buttons and quotations have rival explanations to offer. Texts are
// compared without case, width, white space and links; those under 20 characters are not compared. The smaller id is
// the source: the pair has no direction.
MATCH (p:Post {case: $case})
WHERE p.text_key IS NOT NULL AND p.at >= $since AND p.at < $until AND ($with_reposts OR NOT coalesce(p.is_repost, false))
// most texts occur once only: what is left is little
WITH p.text_key AS key, collect(p) AS same
WHERE size(same) > 1
UNWIND same AS p
WITH p
WHERE $with_reposts OR NOT EXISTS { (p)-[:REPOSTS]->(:Post) }
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
WITH a, p, p.at.epochMillis AS at
// each post meets those of its own slot and of the next one, so that nothing is compared across the whole case
UNWIND [0, 1] AS back
WITH p.text_key AS key, at / (1000 * $window_seconds) - back AS slot, back, {a: a, p: p, at: at} AS post
WITH key, slot, collect(CASE WHEN back = 0 THEN post END) AS earlier, collect(post) AS later
UNWIND earlier AS x
UNWIND later AS y
WITH x, y, key
WHERE x.a <> y.a AND (y.at > x.at OR (y.at = x.at AND y.p.id > x.p.id)) AND y.at - x.at <= 1000 * $window_seconds
WITH CASE WHEN x.a.id < y.a.id THEN x.a ELSE y.a END AS a, CASE WHEN x.a.id < y.a.id THEN y.a ELSE x.a END AS b,
  x, y, key ORDER BY x.at, x.p.id, y.p.id
WITH a, b, count(*) AS weight, count(DISTINCT key) AS texts, min(y.at - x.at) AS shortest, collect(x.p)[0] AS first,
  collect([x.p.id, y.p.id])[..5] AS pairs
WHERE weight >= $minimum_weight
WITH * ORDER BY weight DESC, shortest, a.id, b.id
WITH collect({a: a, b: b, weight: weight, texts: texts, shortest: shortest, first: first, pairs: pairs}) AS found
UNWIND found[..$limit] AS f
RETURN f.a.id AS source, f.b.id AS target, f.a.handle AS source_handle, f.b.handle AS target_handle, f.weight AS weight,
  f.texts AS texts, f.shortest / 1000.0 AS shortest_seconds, f.first.at AS first_at, f.first.text AS text,
  reduce(all = [], pair IN f.pairs | all + pair) AS sample_posts, size(found) AS total
