// title: Who answers each other
// question: Which pairs of accounts reply to each other, in both directions?
// shows: graph
// param minimum_replies: int = 2   fewest replies in each direction
// param limit: int = 100   pairs that are returned, those of the most mutual replies first
// param known_on: datetime = 9999-01-01T00:00:00Z   ties recorded later are left out
// limits: minimum_replies 1..1000000, limit 1..1000
// columns: source, target, source_handle, target_handle, weight, replies, replies_back, balance, total
// key: source, target
// Friends, opponents and a help desk answer each other. weight: the smaller of the two counts; balance: that of the
// greater. The smaller id is the source. A tie's counts are those of now, whatever known_on says.
MATCH (a:Account {case: $case})
WHERE a.id IS NOT NULL AND coalesce(a.recorded_first, $known_on) <= $known_on
MATCH (a)-[t:INTERACTED]->(b:Account)
WHERE t.replies > 0 AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH a, b, t.replies AS replies
CALL (a) {
  MATCH (a)-[s:SAME_AS]->(n:Account)
  WHERE a.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS sources
}
CALL (b) {
  MATCH (b)-[s:SAME_AS]->(n:Account)
  WHERE b.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS targets
}
WITH CASE WHEN size(sources) = 1 THEN sources[0] ELSE a END AS a, CASE WHEN size(targets) = 1 THEN targets[0] ELSE b END AS b,
  replies
WHERE a <> b
WITH CASE WHEN a.id < b.id THEN a ELSE b END AS a, CASE WHEN a.id < b.id THEN b ELSE a END AS b, a.id < b.id AS forth, replies
WITH a, b, sum(CASE WHEN forth THEN replies ELSE 0 END) AS replies, sum(CASE WHEN forth THEN 0 ELSE replies END) AS back
WHERE replies >= $minimum_replies AND back >= $minimum_replies
WITH a, b, replies, back, CASE WHEN replies < back THEN replies ELSE back END AS weight,
  CASE WHEN replies < back THEN back ELSE replies END AS greater
WITH * ORDER BY weight DESC, greater DESC, a.id, b.id
WITH collect({a: a, b: b, replies: replies, back: back, weight: weight, balance: toFloat(weight) / greater}) AS found
UNWIND found[..$limit] AS f
RETURN f.a.id AS source, f.b.id AS target, f.a.handle AS source_handle, f.b.handle AS target_handle, f.weight AS weight,
  f.replies AS replies, f.back AS replies_back, f.balance AS balance, size(found) AS total
