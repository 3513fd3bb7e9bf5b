// title: Hashtags that travel together
// question: Which pairs of hashtags nearly always stand in the same posts?
// shows: graph
// nodes: Hashtag
// param minimum_weight: int = 3   fewest posts with both
// param minimum_similarity: float = 0.5   posts with both, of all posts with either (Jaccard)
// param since: datetime = 1970-01-01T00:00:00Z   when the posts were published, inclusive
// param until: datetime = 9999-01-01T00:00:00Z   exclusive
// param with_reposts: boolean = false   count reposts too
// param limit: int = 100   pairs that are returned, those of the most posts first
// param known_on: datetime = 9999-01-01T00:00:00Z   what was recorded later is left out
// limits: minimum_weight 1..1000000, minimum_similarity 0..1, limit 1..1000
// columns: source, target, weight, similarity, source_posts, target_posts, accounts, first_at, last_at, sample_posts, total
// key: source, target
// Tags of one event, one programme or one trade go together by nature. accounts: how many accounts used both; a single one
// says more about that account than about the tags. The smaller id is the source: the pair has no direction.
MATCH (p:Post {case: $case})
WHERE p.at >= $since AND p.at < $until
  AND ($with_reposts OR NOT (coalesce(p.is_repost, false) OR EXISTS { (p)-[:REPOSTS]->(:Post) }))
MATCH (p)-[g:TAGGED]->(h:Hashtag)
WHERE coalesce(g.recorded_first, $known_on) <= $known_on
WITH p, collect(h) AS tags
WHERE size(tags) > 1
UNWIND tags AS a
UNWIND tags AS b
WITH p, a, b
WHERE a.id < b.id
WITH a, b, count(*) AS weight
WHERE weight >= $minimum_weight
WITH a, collect({b: b, weight: weight}) AS others
CALL (a) {
  MATCH (a)<-[g:TAGGED]-(p:Post)
  WHERE p.at >= $since AND p.at < $until AND coalesce(g.recorded_first, $known_on) <= $known_on
  AND ($with_reposts OR NOT (coalesce(p.is_repost, false) OR EXISTS { (p)-[:REPOSTS]->(:Post) }))
  RETURN count(p) AS of_a
}
UNWIND others AS other
WITH other.b AS b, collect({a: a, of_a: of_a, weight: other.weight}) AS others
CALL (b) {
  MATCH (b)<-[g:TAGGED]-(p:Post)
  WHERE p.at >= $since AND p.at < $until AND coalesce(g.recorded_first, $known_on) <= $known_on
  AND ($with_reposts OR NOT (coalesce(p.is_repost, false) OR EXISTS { (p)-[:REPOSTS]->(:Post) }))
  RETURN count(p) AS of_b
}
UNWIND others AS o
WITH o.a AS a, b, o.of_a AS of_a, of_b, o.weight AS weight,
  toFloat(o.weight) / (o.of_a + of_b - o.weight) AS similarity
WHERE similarity >= $minimum_similarity
WITH * ORDER BY weight DESC, similarity DESC, a.id, b.id
WITH collect({a: a, b: b, of_a: of_a, of_b: of_b, weight: weight, similarity: similarity}) AS found
WITH found, size(found) AS total
UNWIND found[..$limit] AS f
WITH f, f.a AS one, f.b AS other, total
CALL (one, other) {
  MATCH (one)<-[g:TAGGED]-(p:Post)-[k:TAGGED]->(other)
  WHERE p.at >= $since AND p.at < $until AND coalesce(g.recorded_first, $known_on) <= $known_on
    AND coalesce(k.recorded_first, $known_on) <= $known_on
    AND ($with_reposts OR NOT (coalesce(p.is_repost, false) OR EXISTS { (p)-[:REPOSTS]->(:Post) }))
  MATCH (a:Account)-[w:POSTED]->(p)
  WHERE coalesce(w.recorded_first, $known_on) <= $known_on
  CALL (a) {
    MATCH (a)-[s:SAME_AS]->(n:Account)
    WHERE a.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
      AND coalesce(s.withdrawn_at > $known_on, true)
    RETURN collect(DISTINCT n) AS natives
  }
  WITH p, CASE WHEN size(natives) = 1 THEN natives[0] ELSE a END AS a ORDER BY p.at, p.id
  RETURN count(DISTINCT a) AS accounts, min(p.at) AS first_at, max(p.at) AS last_at, collect(p.id)[..10] AS sample_posts
}
RETURN f.a.id AS source, f.b.id AS target, f.weight AS weight, f.similarity AS similarity, f.of_a AS source_posts,
  f.of_b AS target_posts, accounts, first_at, last_at, sample_posts, total
