// title: Ties between accounts, packed
// question: Which accounts does the case know, which are held to be one, and who acted how often on whom?
// param reposts: boolean = true
// param replies: boolean = true
// param quotes: boolean = true
// param mentions: boolean = true
// param all_days: boolean = true   false: only from since to until
// param since: int = 0   whole days after 1970-01-01 UTC, the first one
// param until: int = 0   the last one
// param always: boolean = true   false: only what was recorded by known_on
// param known_on: datetime
// columns: part, longs, texts, weights
// allow: 01N01
// limits: internal ids hold within one read only, so that names, aliases and ties come in one; ties of 5,000 accounts
//   at a time, so that memory stays flat; a tie's other end is not looked at: one without a name here is dropped
MATCH (a:Account {case: $case} WHERE a.id IS NOT NULL)
WHERE $always OR coalesce(a.recorded_first <= $known_on, true)
WITH id(a) / 100000 AS heap, collect(id(a)) AS longs, collect(a.id) AS texts
RETURN 'accounts' AS part, longs, texts, [] AS weights
UNION ALL
MATCH (a:Account {case: $case} WHERE a.id IS NOT NULL)-[s:SAME_AS]->(b:Account)
WHERE a.native_id IS NULL AND b.native_id IS NOT NULL
  AND coalesce(s.recorded_first <= $known_on, true) AND coalesce(s.withdrawn_at > $known_on, true)
WITH a, collect(DISTINCT id(b)) AS natives
WHERE size(natives) = 1
RETURN 'aliases' AS part, collect(id(a) * 4294967296 + natives[0]) AS longs, [] AS texts, [] AS weights
UNION ALL
MATCH (n:Account {case: $case} WHERE n.id IS NOT NULL)
WITH collect(n) AS sources
UNWIND range(0, size(sources) - 1, 5000) AS start
CALL (sources, start) {
  UNWIND sources[start..start + 5000] AS a
  MATCH (a)-[t:INTERACTED]->(b)
  WHERE $always OR coalesce(t.recorded_first <= $known_on, true)
  RETURN collect(id(a) * 4294967296 + id(b)) AS longs, collect(
    CASE
      WHEN $all_days AND $reposts AND $replies AND $quotes AND $mentions THEN t.weight
      WHEN $all_days THEN CASE WHEN $reposts THEN t.reposts ELSE 0 END + CASE WHEN $replies THEN t.replies ELSE 0 END
        + CASE WHEN $quotes THEN t.quotes ELSE 0 END + CASE WHEN $mentions THEN t.mentions ELSE 0 END
      ELSE reduce(sum = 0, i IN [i IN range(0, size(t.days) - 1) WHERE $since <= t.days[i] <= $until] | sum
        + CASE WHEN $reposts THEN t.reposts_by_day[i] ELSE 0 END
        + CASE WHEN $replies THEN t.replies_by_day[i] ELSE 0 END
        + CASE WHEN $quotes THEN t.quotes_by_day[i] ELSE 0 END
        + CASE WHEN $mentions THEN t.mentions_by_day[i] ELSE 0 END)
    END) AS weights
}
RETURN 'ties' AS part, longs, [] AS texts, weights
UNION ALL
MATCH (r:Run {case: $case} WHERE r.id IS NOT NULL)
WHERE r.kind = 'ingest' AND r.ties_pending
RETURN 'pending' AS part, collect(id(r)) AS longs, [] AS texts, [] AS weights
