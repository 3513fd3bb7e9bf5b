// title: Accounts of several languages
// question: Which accounts post in more than one language, and in which shares?
// shows: table
// param minimum_posts: int = 10   fewest posts whose language is known
// param minimum_share: float = 0.2   share of the second language
// param since: datetime = 1970-01-01T00:00:00Z   when the posts were published, inclusive
// param until: datetime = 9999-01-01T00:00:00Z   exclusive
// param limit: int = 100   accounts that are returned, those of the greatest second language first
// param known_on: datetime = 9999-01-01T00:00:00Z   what was recorded later is left out
// limits: minimum_posts 2..1000000, minimum_share 0..0.5, limit 1..1000
// columns: account, handle, posts, languages, shares, second_language, second_share, second_first_at, total
// key: account
// Many people speak several languages, and newsrooms post in some. The language is what the platform says, and it is often
// wrong on short posts. Reposts are not counted. second_first_at: the first post in the second language here.
MATCH (p:Post {case: $case})
WHERE p.at >= $since AND p.at < $until
  AND p.language IS NOT NULL AND NOT p.language IN ['', 'und', 'zxx', 'qme', 'qht', 'qst', 'art']
  AND NOT (coalesce(p.is_repost, false) OR EXISTS { (p)-[:REPOSTS]->(:Post) })
MATCH (a:Account)-[w:POSTED]->(p)
WHERE coalesce(w.recorded_first, $known_on) <= $known_on
WITH a, toLower(split(split(p.language, '-')[0], '_')[0]) AS language, count(*) AS posts, min(p.at) AS first_at
WITH a, collect({language: language, posts: posts, first_at: first_at}) AS spoken
CALL (a) {
  MATCH (a)-[s:SAME_AS]->(n:Account)
  WHERE a.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS natives
}
WITH CASE WHEN size(natives) = 1 THEN natives[0] ELSE a END AS a, spoken
UNWIND spoken AS one
WITH a, one.language AS language, sum(one.posts) AS posts, min(one.first_at) AS first_at
WITH a, language, posts, first_at ORDER BY posts DESC, language
WITH a, sum(posts) AS posts, collect({language: language, posts: posts, first_at: first_at}) AS spoken
WHERE posts >= $minimum_posts AND size(spoken) > 1 AND spoken[1].posts >= $minimum_share * posts
WITH a, posts, spoken, toFloat(spoken[1].posts) / posts AS second
WITH * ORDER BY second DESC, posts DESC, a.id
WITH collect({a: a, posts: posts, spoken: spoken, second: second}) AS found
UNWIND found[..$limit] AS f
RETURN f.a.id AS account, f.a.handle AS handle, f.posts AS posts, [one IN f.spoken | one.language] AS languages,
  [one IN f.spoken | toFloat(one.posts) / f.posts] AS shares, f.spoken[1].language AS second_language,
  f.second AS second_share, f.spoken[1].first_at AS second_first_at, size(found) AS total
