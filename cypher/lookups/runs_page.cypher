// title: Runs, in pages
// question: Which ingests and analyses were run, newest first, from a place in that order on?
// param kinds: strings   ingest, analysis
// param names: strings   connectors and analyses; none means all
// param after_at: int   milliseconds: when the last run seen was started
// param after_id: string   and its id
// param known_on: datetime
// param limit: int
// columns: ids, moments, total
MATCH (r:Run {case: $case} WHERE r.id IS NOT NULL)
WHERE r.kind IN $kinds AND (size($names) = 0 OR r.name IN $names)
  AND coalesce(r.recorded_first, $known_on) <= $known_on
WITH r.id AS id, coalesce(r.started_at.epochMillis, -9007199254740991) AS moment ORDER BY moment DESC, id
WITH collect([id, moment]) AS found
WITH [x IN found WHERE x[1] < $after_at OR (x[1] = $after_at AND x[0] > $after_id)][..$limit] AS f,
  size(found) AS total
RETURN [x IN f | x[0]] AS ids, [x IN f | x[1]] AS moments, total
