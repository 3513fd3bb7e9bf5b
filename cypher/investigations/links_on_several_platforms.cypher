// title: Links on several platforms
// question: Which links were posted on more than one platform, and how soon did they get to the second?
// shows: table
// param minimum_platforms: int = 2   fewest platforms
// param within_hours: int = 876000   longest time from the first platform to the second, inclusive
// param since: datetime = 1970-01-01T00:00:00Z   when the posts were published, inclusive
// param until: datetime = 9999-01-01T00:00:00Z   exclusive
// param with_reposts: boolean = false   count reposts too
// param limit: int = 100   links that are returned, those of the most platforms first, then the fastest
// param known_on: datetime = 9999-01-01T00:00:00Z   what was recorded later is left out
// limits: minimum_platforms 2..50, within_hours 0..876000, limit 1..1000
// columns: link, platforms, first_platform, first_at, second_platform, hours_to_second, posts, accounts, total
// key: link
// A newspaper's article is on every platform within minutes because it has an account on each, and so have its readers.
// way_of_a_link_across_platforms tells more about one of them.
MATCH (p:Post {case: $case})
WHERE p.at >= $since AND p.at < $until
  AND ($with_reposts OR NOT (coalesce(p.is_repost, false) OR EXISTS { (p)-[:REPOSTS]->(:Post) }))
MATCH (p)-[t:LINKS_TO]->(l:Link)
WHERE coalesce(t.recorded_first, $known_on) <= $known_on
WITH l, coalesce(p.platform, 'unknown') AS platform, min(p.at) AS first_at, count(*) AS posts ORDER BY first_at, platform
WITH l, collect({platform: platform, at: first_at, posts: posts}) AS there
WHERE size(there) >= $minimum_platforms
WITH l, there, there[1].at.epochMillis - there[0].at.epochMillis AS gap
WHERE gap <= 3600000 * $within_hours
WITH * ORDER BY size(there) DESC, gap, l.id
WITH collect({l: l, there: there, gap: gap}) AS found
WITH found, size(found) AS total
UNWIND found[..$limit] AS f
WITH f, f.l AS l, total
CALL (l) {
  MATCH (a:Account)-[w:POSTED]->(p:Post)-[t:LINKS_TO]->(l)
  WHERE p.at >= $since AND p.at < $until AND coalesce(w.recorded_first, $known_on) <= $known_on
    AND coalesce(t.recorded_first, $known_on) <= $known_on
    AND ($with_reposts OR NOT (coalesce(p.is_repost, false) OR EXISTS { (p)-[:REPOSTS]->(:Post) }))
  WITH DISTINCT a
  CALL (a) {
    MATCH (a)-[s:SAME_AS]->(n:Account)
    WHERE a.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
      AND coalesce(s.withdrawn_at > $known_on, true)
    RETURN collect(DISTINCT n) AS natives
  }
  RETURN count(DISTINCT CASE WHEN size(natives) = 1 THEN natives[0] ELSE a END) AS accounts
}
RETURN l.id AS link, [one IN f.there | one.platform] AS platforms, f.there[0].platform AS first_platform,
  f.there[0].at AS first_at, f.there[1].platform AS second_platform, f.gap / 3600000.0 AS hours_to_second,
  reduce(n = 0, one IN f.there | n + one.posts) AS posts, accounts, total
