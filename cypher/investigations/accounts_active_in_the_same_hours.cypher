// title: Accounts active in the same hours
// question: Which pairs of accounts spread their posts over the hours of the day (UTC) in nearly the same way?
// shows: graph
// param minimum_similarity: float = 0.95   cosine of the two accounts' 24 hourly counts
// param minimum_posts: int = 20   fewest posts of an account to be compared
// param most_accounts: int = 200   the most active accounts that are compared
// param since: datetime = 1970-01-01T00:00:00Z   inclusive
// param until: datetime = 9999-01-01T00:00:00Z   exclusive
// param limit: int = 100   pairs that are returned, most similar first
// param known_on: datetime = 9999-01-01T00:00:00Z   what was recorded later is left out
// limits: minimum_similarity 0..1, minimum_posts 1..1000000, most_accounts 2..500, limit 1..1000
// left_out: accounts were not compared: raise most_accounts, or narrow the time.
// columns: source, target, source_handle, target_handle, similarity, shared_hours, source_posts, target_posts, left_out, total
// key: source, target
// A hint and no finding: people of one time zone or trade keep the same hours. left_out: accounts with enough posts that
// were not among the most active ones. Posts whose time is that of the capture are not counted.
MATCH (p:Post {case: $case})
WHERE p.at >= $since AND p.at < $until
  AND coalesce(p.at_source, 'platform') <> 'capture'
MATCH (a:Account)-[w:POSTED]->(p)
WHERE coalesce(w.recorded_first, $known_on) <= $known_on
WITH a, p.at.epochMillis / 3600000 % 24 AS hour, count(*) AS n
WITH a, collect([hour, n]) AS counts
CALL (a) {
  MATCH (a)-[s:SAME_AS]->(n:Account)
  WHERE a.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS natives
}
WITH CASE WHEN size(natives) = 1 THEN natives[0] ELSE a END AS a, counts
UNWIND counts AS c
WITH a, c[0] AS hour, sum(c[1]) AS n
WITH a, sum(n) AS posts, collect([hour, n]) AS counts, sqrt(sum(n * n)) AS length
WHERE posts >= $minimum_posts
WITH a, posts, length, [h IN range(0, 23) | reduce(n = 0, c IN counts | n + CASE WHEN c[0] = h THEN c[1] ELSE 0 END)] AS day
  ORDER BY posts DESC, a.id
WITH collect({a: a, posts: posts, length: length, day: day}) AS eligible
WITH eligible[..$most_accounts] AS compared, size(eligible) AS enough
WITH compared, enough - size(compared) AS left_out
CALL (compared) {
  UNWIND range(0, size(compared) - 2) AS i
  UNWIND range(i + 1, size(compared) - 1) AS j
  WITH compared[i] AS x, compared[j] AS y
  WITH x, y, reduce(n = 0, h IN range(0, 23) | n + x.day[h] * y.day[h]) / (x.length * y.length) AS cosine
  WHERE cosine >= $minimum_similarity
  WITH CASE WHEN x.a.id < y.a.id THEN x ELSE y END AS x, CASE WHEN x.a.id < y.a.id THEN y ELSE x END AS y,
    round(cosine, 6) AS similarity
  ORDER BY similarity DESC, x.a.id, y.a.id
  RETURN collect({x: x, y: y, similarity: similarity}) AS found
}
// where nothing is found, one empty row still says how many were left out
UNWIND CASE WHEN size(found) = 0 THEN [null] ELSE found[..$limit] END AS f
RETURN f.x.a.id AS source, f.y.a.id AS target, f.x.a.handle AS source_handle, f.y.a.handle AS target_handle,
  f.similarity AS similarity, [h IN range(0, 23) WHERE f.x.day[h] > 0 AND f.y.day[h] > 0] AS shared_hours,
  f.x.posts AS source_posts, f.y.posts AS target_posts, left_out, size(found) AS total
