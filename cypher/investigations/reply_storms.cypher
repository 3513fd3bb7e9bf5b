// title: Reply storms
// question: Which posts were answered by many accounts within a short time?
// shows: table
// param window_minutes: int = 60   time within which so many accounts answered, inclusive
// param minimum_accounts: int = 10   fewest accounts; only the first answer of each counts
// param since: datetime = 1970-01-01T00:00:00Z   when the replies were published, inclusive
// param until: datetime = 9999-01-01T00:00:00Z   exclusive
// param limit: int = 100   posts that are returned, those answered by the most accounts first
// param known_on: datetime = 9999-01-01T00:00:00Z   what was recorded later is left out
// limits: window_minutes 1..525600, minimum_accounts 2..1000000, limit 1..1000
// columns: post, account, handle, text, published_at, accounts, replies, fastest_seconds, storm_at, sample_accounts, total
// key: post
// News, jokes and questions to a large audience are answered by many at once too, and nobody need have called for it.
// fastest_seconds: the shortest time in which minimum_accounts accounts gave their first answer; storm_at: when that began.
// Answers of the author are not counted. Only direct replies: thread_of_a_post shows the whole conversation.
MATCH (p:Post {case: $case})
WHERE p.at >= $since AND p.at < $until
MATCH (p)-[r:REPLIES_TO]->(q:Post)
WHERE coalesce(r.recorded_first, $known_on) <= $known_on
MATCH (a:Account)-[w:POSTED]->(p)
WHERE coalesce(w.recorded_first, $known_on) <= $known_on
WITH q, a, min(p.at.epochMillis) AS at, count(*) AS replies
WITH q, collect({a: a, at: at, replies: replies}) AS answers
WHERE size(answers) >= $minimum_accounts
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
WITH q, CASE WHEN size(natives) = 1 THEN natives[0] ELSE o END AS o, answers
UNWIND answers AS answer
WITH q, o, answer, answer.a AS a
CALL (a) {
  MATCH (a)-[s:SAME_AS]->(n:Account)
  WHERE a.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS natives
}
WITH q, o, CASE WHEN size(natives) = 1 THEN natives[0] ELSE a END AS a, answer
WHERE o IS NULL OR a <> o
WITH q, o, a, min(answer.at) AS at, sum(answer.replies) AS replies
WITH q, o, a, at, replies ORDER BY at, a.id
WITH q, o, collect(at) AS times, collect(a.id) AS ids, sum(replies) AS replies
WHERE size(times) >= $minimum_accounts
WITH q, o, times, ids, replies,
  [i IN range(0, size(times) - $minimum_accounts) | times[i + $minimum_accounts - 1] - times[i]] AS gaps
WITH *, reduce(least = gaps[0], gap IN gaps | CASE WHEN gap < least THEN gap ELSE least END) AS least
WHERE least <= 60000 * $window_minutes
WITH *, head([i IN range(0, size(gaps) - 1) WHERE gaps[i] = least]) AS begin
WITH * ORDER BY size(times) DESC, least, q.id
WITH collect({q: q, o: o, accounts: size(times), replies: replies, least: least, at: times[begin],
  ids: ids[begin..begin + 10]}) AS found
UNWIND found[..$limit] AS f
RETURN f.q.id AS post, f.o.id AS account, f.o.handle AS handle, f.q.text AS text, f.q.at AS published_at,
  f.accounts AS accounts, f.replies AS replies, f.least / 1000.0 AS fastest_seconds,
  datetime({epochMillis: f.at}) AS storm_at, f.ids AS sample_accounts, size(found) AS total
