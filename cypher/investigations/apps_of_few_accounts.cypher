// title: Apps of few accounts
// question: Which apps do only few accounts of the case post with, and which of these use nothing else?
// shows: table
// param most_accounts: int = 20   most accounts that use the app
// param minimum_accounts: int = 2   fewest accounts that use nothing else
// param minimum_posts: int = 3   fewest posts of such an account
// param since: datetime = 1970-01-01T00:00:00Z   when the posts were published, inclusive
// param until: datetime = 9999-01-01T00:00:00Z   exclusive
// param limit: int = 100   apps that are returned, those of the most accounts that use nothing else first
// param known_on: datetime = 9999-01-01T00:00:00Z   what was recorded later is left out
// limits: most_accounts 1..1000000, minimum_accounts 1..1000000, minimum_posts 1..1000000, limit 1..1000
// columns: client, accounts, accounts_only, posts, first_at, last_at, sample_accounts, sample_posts, total
// key: client
// The name of an app is what its maker states. An app of a newsroom or a club is used by its members alone, and a rare one
// by people who like it. Only posts whose app is known are counted.
MATCH (p:Post {case: $case})
WHERE p.at >= $since AND p.at < $until
  AND p.client IS NOT NULL
MATCH (a:Account)-[w:POSTED]->(p)
WHERE coalesce(w.recorded_first, $known_on) <= $known_on
WITH a, p.client AS client, collect(p) AS posts
WITH a, collect({client: client, posts: posts}) AS used
CALL (a) {
  MATCH (a)-[s:SAME_AS]->(n:Account)
  WHERE a.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS natives
}
WITH CASE WHEN size(natives) = 1 THEN natives[0] ELSE a END AS a, used
UNWIND used AS one
WITH a, one.client AS client, reduce(all = [], few IN collect(one.posts) | all + few) AS posts
WITH a, collect({client: client, posts: posts}) AS used
UNWIND used AS one
WITH a, one.client AS client, one.posts AS posts, size(used) = 1 AND size(one.posts) >= $minimum_posts AS only
WITH client, count(*) AS accounts, collect(CASE WHEN only THEN {a: a, posts: posts} END) AS loyal
WHERE accounts <= $most_accounts AND size(loyal) >= $minimum_accounts
WITH * ORDER BY size(loyal) DESC, accounts, client
WITH collect({client: client, accounts: accounts, loyal: loyal}) AS found
WITH found, size(found) AS total
UNWIND found[..$limit] AS f
CALL (f) {
  UNWIND f.loyal AS one
  UNWIND one.posts AS p
  WITH p ORDER BY p.at, p.id
  RETURN count(p) AS posts, min(p.at) AS first_at, max(p.at) AS last_at, collect(p.id)[..10] AS sample_posts
}
RETURN f.client AS client, f.accounts AS accounts, size(f.loyal) AS accounts_only, posts, first_at, last_at,
  COLLECT { UNWIND f.loyal AS one RETURN one.a.id AS id ORDER BY id LIMIT 10 } AS sample_accounts, sample_posts, total
