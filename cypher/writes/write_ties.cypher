// title: Store ties
// question: What is to be stored of what accounts did?
// param rows: maps   source, target and p, the property map with moments as epoch milliseconds
// param now: datetime
// columns: count
UNWIND $rows AS r
MATCH (a:Account {case: $case, id: r.source})
MATCH (b:Account {case: $case, id: r.target})
MERGE (a)-[t:INTERACTED]->(b)
ON CREATE SET t.recorded_first = $now
WITH t, r.p AS p
SET t += p{.*, first_at: datetime({epochMillis: p.first_at}), last_at: datetime({epochMillis: p.last_at})}
RETURN count(t) AS count
