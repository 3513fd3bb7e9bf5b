// title: Stored ties of an account, outgoing
// question: Whom does this account act on, how often and when, in a window of whole days?
// param group: strings   the account and what is seen through to it
// param whole: boolean   all days and all kinds, which needs no look at the days
// param since_day: int   days since 1970-01-01, inclusive
// param until_day: int   inclusive
// param kinds: strings   reposts, replies, quotes, mentions
// param fields: strings   properties of the other account that are given, of the first ones
// param moments: strings   those that are moments, in epoch milliseconds
// param shown: int   of how many ties, the first ones, those are given
// param known_on: datetime
// param limit: int
// columns: accounts, reposts, replies, quotes, mentions, weights, first_days, last_days, first_at, last_at, total, fields, times
UNWIND $group AS id
MATCH (a:Account {case: $case, id: id})
MATCH (a)-[t:INTERACTED]->(b:Account)
WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  AND ($whole OR (t.days[0] <= $until_day AND t.days[-1] >= $since_day))
WITH t, b, CASE WHEN $whole THEN [0] ELSE [i IN range(0, size(t.days) - 1)
  WHERE t.days[i] >= $since_day AND t.days[i] <= $until_day
  AND ((t.reposts_by_day[i] > 0 AND 'reposts' IN $kinds) OR (t.replies_by_day[i] > 0 AND 'replies' IN $kinds)
    OR (t.quotes_by_day[i] > 0 AND 'quotes' IN $kinds) OR (t.mentions_by_day[i] > 0 AND 'mentions' IN $kinds))]
  END AS at
WHERE size(at) > 0
WITH b, t.days[at[0]] AS first_day, t.days[CASE WHEN $whole THEN -1 ELSE at[-1] END] AS last_day,
  CASE WHEN $whole THEN t.first_at.epochMillis END AS first_at,
  CASE WHEN $whole THEN t.last_at.epochMillis END AS last_at,
  CASE WHEN $whole THEN t.reposts WHEN 'reposts' IN $kinds THEN reduce(n = 0, i IN at | n + t.reposts_by_day[i])
    ELSE 0 END AS reposts,
  CASE WHEN $whole THEN t.replies WHEN 'replies' IN $kinds THEN reduce(n = 0, i IN at | n + t.replies_by_day[i])
    ELSE 0 END AS replies,
  CASE WHEN $whole THEN t.quotes WHEN 'quotes' IN $kinds THEN reduce(n = 0, i IN at | n + t.quotes_by_day[i])
    ELSE 0 END AS quotes,
  CASE WHEN $whole THEN t.mentions WHEN 'mentions' IN $kinds THEN reduce(n = 0, i IN at | n + t.mentions_by_day[i])
    ELSE 0 END AS mentions
CALL (b) {
  MATCH (b)-[s:SAME_AS]->(n:Account)
  WHERE b.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS natives
}
WITH CASE WHEN size(natives) = 1 THEN natives[0] ELSE b END AS account, reposts, replies, quotes, mentions,
  first_day, last_day, first_at, last_at
WITH account, account.id AS id, sum(reposts) AS reposts, sum(replies) AS replies, sum(quotes) AS quotes,
  sum(mentions) AS mentions, min(first_day) AS first_day, max(last_day) AS last_day,
  CASE WHEN count(first_at) = count(*) THEN min(first_at) END AS first_at,
  CASE WHEN count(last_at) = count(*) THEN max(last_at) END AS last_at
WHERE NOT id IN $group
WITH *, reposts + replies + quotes + mentions AS weight ORDER BY weight DESC, id
WITH collect([account, id, reposts, replies, quotes, mentions, weight, first_day, last_day, first_at, last_at]) AS found
WITH found[..$limit] AS f, found[..$shown] AS top, size(found) AS total
RETURN [x IN f | x[1]] AS accounts, [x IN f | x[2]] AS reposts, [x IN f | x[3]] AS replies, [x IN f | x[4]] AS quotes,
  [x IN f | x[5]] AS mentions, [x IN f | x[6]] AS weights, [x IN f | x[7]] AS first_days, [x IN f | x[8]] AS last_days,
  [x IN f | x[9]] AS first_at, [x IN f | x[10]] AS last_at, total,
  [x IN top | [name IN $fields | x[0][name]]] AS fields,
  [x IN top | [name IN $moments | x[0][name].epochMillis]] AS times
