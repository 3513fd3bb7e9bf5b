// title: The runs that may be behind a measure
// question: What is this account's value, and which analyses were written, the last one first?
// param id: string   the account
// param name: string   the measure
// param known_on: datetime
// columns: value, runs
MATCH (a:Account {case: $case, id: $id})
OPTIONAL MATCH (r:Run {case: $case} WHERE r.id IS NOT NULL)
WHERE r.kind = 'analysis' AND r.status = 'done' AND coalesce(r.started_at, $known_on) <= $known_on
WITH a, r ORDER BY r.finished_at DESC
RETURN a[$name] AS value, collect(r{.id, .name, .seed, .parameters, .versions, .data_digest, .result,
  started_at: toString(r.started_at)}) AS runs
