// title: Missing posts that many refer to
// question: Which posts that are deleted, or that were never collected, do many accounts repost, quote or answer?
// shows: table
// param minimum_accounts: int = 3   fewest accounts that refer to the post
// param since: datetime = 1970-01-01T00:00:00Z   when what refers to it was published, inclusive
// param until: datetime = 9999-01-01T00:00:00Z   exclusive
// param limit: int = 100   posts that are returned, those referred to by the most accounts first
// param known_on: datetime = 9999-01-01T00:00:00Z   what was recorded later is left out
// limits: minimum_accounts 1..1000000, limit 1..1000
// columns: post, deleted, account, handle, url, accounts, reposts, quotes, replies, first_at, last_at, sample_posts, total
// key: post
// A post may be missing because nobody collected it: only deleted says that its source told of a deletion, and not by whom
// or why. Posts that were collected meanwhile are not shown, whatever known_on says.
MATCH (q:Post {case: $case})
USING INDEX SEEK q:Post(case, id)
WHERE q.id IS NOT NULL AND (q.stub OR q.gone_recorded <= $known_on) AND coalesce(q.recorded_first, $known_on) <= $known_on
MATCH (q)<-[r:REPOSTS|QUOTES|REPLIES_TO]-(p:Post)
WHERE p.at >= $since AND p.at < $until AND coalesce(r.recorded_first, $known_on) <= $known_on
MATCH (a:Account)-[w:POSTED]->(p)
WHERE coalesce(w.recorded_first, $known_on) <= $known_on
WITH q, a, collect({p: p, kind: type(r)}) AS acts
CALL (a) {
  MATCH (a)-[s:SAME_AS]->(n:Account)
  WHERE a.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS natives
}
WITH q, CASE WHEN size(natives) = 1 THEN natives[0] ELSE a END AS a, acts
UNWIND acts AS act
WITH q, a, act ORDER BY act.p.at, act.p.id
WITH q, count(DISTINCT a) AS accounts, collect(act.p.id) AS posts, min(act.p.at) AS first_at, max(act.p.at) AS last_at,
  sum(CASE act.kind WHEN 'REPOSTS' THEN 1 ELSE 0 END) AS reposts,
  sum(CASE act.kind WHEN 'QUOTES' THEN 1 ELSE 0 END) AS quotes,
  sum(CASE act.kind WHEN 'REPLIES_TO' THEN 1 ELSE 0 END) AS replies
WHERE accounts >= $minimum_accounts
WITH * ORDER BY accounts DESC, size(posts) DESC, q.id
WITH collect({q: q, accounts: accounts, posts: posts, first_at: first_at, last_at: last_at, reposts: reposts,
  quotes: quotes, replies: replies}) AS found
WITH found, size(found) AS total
UNWIND found[..$limit] AS f
WITH f, f.q AS q, total
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
WITH f, q, total, CASE WHEN size(natives) = 1 THEN natives[0] ELSE o END AS o
RETURN q.id AS post, coalesce(q.gone_recorded <= $known_on, false) AS deleted, o.id AS account, o.handle AS handle,
  q.url AS url, f.accounts AS accounts, f.reposts AS reposts, f.quotes AS quotes, f.replies AS replies,
  f.first_at AS first_at, f.last_at AS last_at, f.posts[..10] AS sample_posts, total
