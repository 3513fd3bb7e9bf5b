// title: Posts most passed on
// question: Which posts did the most accounts pass on, by repost or quote, in a time?
// shows: table
// param since: datetime = 1970-01-01T00:00:00Z   when the repost or quote was published, inclusive
// param until: datetime = 9999-01-01T00:00:00Z   exclusive
// param minimum_accounts: int = 2   fewest accounts that passed it on
// param limit: int = 100   posts that are returned, those passed on by the most accounts first
// param known_on: datetime = 9999-01-01T00:00:00Z   what was recorded later is left out
// limits: minimum_accounts 1..1000000, limit 1..1000
// columns: post, account, handle, text, published_at, accounts, reposts, quotes, first_at, last_at, total
// key: post
// Counted are the reposts and quotes in this case; the platform's own counter, where it is known, is on the post. Who
// passes a post on need not agree with it: quotes often do not. What authors do with their own posts is not counted.
MATCH (p:Post {case: $case})
WHERE p.at >= $since AND p.at < $until
MATCH (p)-[r:REPOSTS|QUOTES]->(q:Post)
WHERE coalesce(r.recorded_first, $known_on) <= $known_on
MATCH (a:Account)-[w:POSTED]->(p)
WHERE coalesce(w.recorded_first, $known_on) <= $known_on
WITH q, a, sum(CASE WHEN r:REPOSTS THEN 1 ELSE 0 END) AS reposts, sum(CASE WHEN r:QUOTES THEN 1 ELSE 0 END) AS quotes,
  min(p.at) AS first_at, max(p.at) AS last_at
WITH q, collect({a: a, reposts: reposts, quotes: quotes, first_at: first_at, last_at: last_at}) AS acts
WHERE size(acts) >= $minimum_accounts
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
WITH q, o, CASE WHEN size(natives) = 1 THEN natives[0] ELSE a END AS a, act
WHERE o IS NULL OR a <> o
WITH q, o, count(DISTINCT a) AS accounts, sum(act.reposts) AS reposts, sum(act.quotes) AS quotes,
  min(act.first_at) AS first_at, max(act.last_at) AS last_at
WHERE accounts >= $minimum_accounts
WITH * ORDER BY accounts DESC, reposts + quotes DESC, q.id
WITH collect({q: q, o: o, accounts: accounts, reposts: reposts, quotes: quotes, first_at: first_at,
  last_at: last_at}) AS found
UNWIND found[..$limit] AS f
RETURN f.q.id AS post, f.o.id AS account, f.o.handle AS handle, f.q.text AS text, f.q.at AS published_at,
  f.accounts AS accounts, f.reposts AS reposts, f.quotes AS quotes, f.first_at AS first_at, f.last_at AS last_at,
  size(found) AS total
