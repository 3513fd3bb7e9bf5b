// title: Ties of some accounts with what they are made of, packed
// question: Whom did these act on and who acted on them, how often in each way, and from which day to which?
// param accounts: strings   with what is seen through to them
// param whole: boolean = true   all days and all kinds, which needs no look at the days
// param reposts: boolean = true
// param replies: boolean = true
// param quotes: boolean = true
// param mentions: boolean = true
// param since: int = 0   whole days after 1970-01-01 UTC, the first one
// param until: int = 0   the last one
// param always: boolean = true   false: only what was recorded by known_on
// param known_on: datetime
// columns: part, longs, texts, reposts, replies, quotes, mentions, firsts, lasts
// allow: 01N01
// limits: internal ids hold within one read only, so that names, aliases and ties come in one
UNWIND $accounts AS id
MATCH (a:Account {case: $case, id: id})
MATCH (a)-[t:INTERACTED]-(:Account)
WHERE $always OR coalesce(t.recorded_first <= $known_on, true)
WITH collect(DISTINCT t) AS ties
CALL (ties) {
  UNWIND ties AS t
  UNWIND [startNode(t), endNode(t)] AS a
  WITH DISTINCT a
  OPTIONAL MATCH (a)-[:SAME_AS]->(n:Account)
  WITH collect(a) + collect(n) AS both
  UNWIND both AS a
  RETURN collect(DISTINCT a) AS ends
}
CALL (ties, ends) {
  RETURN 'accounts' AS part, [a IN ends | id(a)] AS longs, [a IN ends | a.id] AS texts, [] AS reposts, [] AS replies,
    [] AS quotes, [] AS mentions, [] AS firsts, [] AS lasts
  UNION ALL
  UNWIND ends AS a
  MATCH (a)-[s:SAME_AS]->(b:Account)
  WHERE a.native_id IS NULL AND b.native_id IS NOT NULL
    AND coalesce(s.recorded_first <= $known_on, true) AND coalesce(s.withdrawn_at > $known_on, true)
  WITH a, collect(DISTINCT id(b)) AS natives
  WHERE size(natives) = 1
  RETURN 'aliases' AS part, collect(id(a) * 4294967296 + natives[0]) AS longs, [] AS texts, [] AS reposts,
    [] AS replies, [] AS quotes, [] AS mentions, [] AS firsts, [] AS lasts
  UNION ALL
  UNWIND ties AS t
  WITH t, CASE WHEN $whole THEN range(0, size(t.days) - 1) ELSE [i IN range(0, size(t.days) - 1)
    WHERE $since <= t.days[i] <= $until AND ($reposts AND t.reposts_by_day[i] > 0 OR $replies AND t.replies_by_day[i] > 0
      OR $quotes AND t.quotes_by_day[i] > 0 OR $mentions AND t.mentions_by_day[i] > 0)] END AS at
  WHERE size(at) > 0
  WITH t, t.days[at[0]] AS first, t.days[at[-1]] AS last,
    CASE WHEN $whole THEN t.reposts WHEN $reposts THEN reduce(n = 0, i IN at | n + t.reposts_by_day[i]) ELSE 0 END AS r,
    CASE WHEN $whole THEN t.replies WHEN $replies THEN reduce(n = 0, i IN at | n + t.replies_by_day[i]) ELSE 0 END AS a,
    CASE WHEN $whole THEN t.quotes WHEN $quotes THEN reduce(n = 0, i IN at | n + t.quotes_by_day[i]) ELSE 0 END AS q,
    CASE WHEN $whole THEN t.mentions WHEN $mentions THEN reduce(n = 0, i IN at | n + t.mentions_by_day[i]) ELSE 0 END AS m
  RETURN 'ties' AS part, collect(id(startNode(t)) * 4294967296 + id(endNode(t))) AS longs, [] AS texts,
    collect(r) AS reposts, collect(a) AS replies,
    collect(q) AS quotes, collect(m) AS mentions, collect(first) AS firsts, collect(last) AS lasts
}
RETURN part, longs, texts, reposts, replies, quotes, mentions, firsts, lasts
