// title: Stored ties of an account, outgoing
// question: Whom does this account act on, how often and when, in a window of whole days?
// param group: strings   the account and what is seen through to it
// param since_day: int   days since 1970-01-01, inclusive
// param until_day: int   inclusive
// param kinds: strings   reposts, replies, quotes, mentions
// param known_on: datetime
// param limit: int
// columns: accounts, reposts, replies, quotes, mentions, weights, first_days, last_days, total
UNWIND $group AS id
MATCH (a:Account {case: $case, id: id})
MATCH (a)-[t:INTERACTED]->(b:Account)
WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  AND t.days[0] <= $until_day AND t.days[-1] >= $since_day
WITH t, b, [i IN range(0, size(t.days) - 1) WHERE t.days[i] >= $since_day AND t.days[i] <= $until_day
  AND ((t.reposts_by_day[i] > 0 AND 'reposts' IN $kinds) OR (t.replies_by_day[i] > 0 AND 'replies' IN $kinds)
    OR (t.quotes_by_day[i] > 0 AND 'quotes' IN $kinds) OR (t.mentions_by_day[i] > 0 AND 'mentions' IN $kinds))] AS at
WHERE size(at) > 0
WITH b, t.days[at[0]] AS first_day, t.days[at[-1]] AS last_day,
  CASE WHEN 'reposts' IN $kinds THEN reduce(n = 0, i IN at | n + t.reposts_by_day[i]) ELSE 0 END AS reposts,
  CASE WHEN 'replies' IN $kinds THEN reduce(n = 0, i IN at | n + t.replies_by_day[i]) ELSE 0 END AS replies,
  CASE WHEN 'quotes' IN $kinds THEN reduce(n = 0, i IN at | n + t.quotes_by_day[i]) ELSE 0 END AS quotes,
  CASE WHEN 'mentions' IN $kinds THEN reduce(n = 0, i IN at | n + t.mentions_by_day[i]) ELSE 0 END AS mentions
CALL (b) {
  MATCH (b)-[s:SAME_AS]->(n:Account)
  WHERE b.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n.id) AS natives
}
WITH CASE WHEN size(natives) = 1 THEN natives[0] ELSE b.id END AS account, reposts, replies, quotes, mentions,
  first_day, last_day
WHERE NOT account IN $group
WITH account, sum(reposts) AS reposts, sum(replies) AS replies, sum(quotes) AS quotes, sum(mentions) AS mentions,
  min(first_day) AS first_day, max(last_day) AS last_day
WITH *, reposts + replies + quotes + mentions AS weight ORDER BY weight DESC, account
WITH collect([account, reposts, replies, quotes, mentions, weight, first_day, last_day]) AS found
WITH found[..$limit] AS f, size(found) AS total
RETURN [x IN f | x[0]] AS accounts, [x IN f | x[1]] AS reposts, [x IN f | x[2]] AS replies, [x IN f | x[3]] AS quotes,
  [x IN f | x[4]] AS mentions, [x IN f | x[5]] AS weights, [x IN f | x[6]] AS first_days, [x IN f | x[7]] AS last_days,
  total
