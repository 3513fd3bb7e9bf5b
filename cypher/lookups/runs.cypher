// title: Runs
// question: Which ingests and analyses were run, newest first?
// param kinds: strings   ingest, analysis
// param known_on: datetime
// param limit: int
// columns: runs, total
MATCH (r:Run {case: $case} WHERE r.id IS NOT NULL)
WHERE r.kind IN $kinds AND coalesce(r.recorded_first, $known_on) <= $known_on
WITH r ORDER BY r.started_at DESC, r.id DESC
WITH collect(properties(r)) AS found
RETURN found[..$limit] AS runs, size(found) AS total
