// title: Keep assertions that two accounts are one
// question: Who said so first, and was it withdrawn anywhere?
// param rows: maps   start, end, rule, why, asserted_at and withdrawn_at, moments as epoch milliseconds
// columns: count
UNWIND $rows AS r
MATCH (a:Account {case: $case, id: r.start})-[s:SAME_AS]->(b:Account {case: $case, id: r.end})
WITH s, r, coalesce(r.asserted_at, 253402300799000) AS told,
  coalesce(s.asserted_at.epochMillis, 253402300799000) AS known
FOREACH (_ IN CASE
  WHEN s.rule IS NULL OR told < known OR (told = known AND [r.rule, coalesce(r.why, '')] < [s.rule, coalesce(s.why, '')])
  THEN [1] ELSE [] END |
  SET s.rule = r.rule, s.why = r.why,
    s.asserted_at = CASE WHEN r.asserted_at IS NOT NULL THEN datetime({epochMillis: r.asserted_at}) END)
FOREACH (_ IN CASE
  WHEN r.withdrawn_at IS NOT NULL AND r.withdrawn_at < coalesce(s.withdrawn_at.epochMillis, 253402300799000)
  THEN [1] ELSE [] END |
  SET s.withdrawn_at = datetime({epochMillis: r.withdrawn_at}))
RETURN count(s) AS count
