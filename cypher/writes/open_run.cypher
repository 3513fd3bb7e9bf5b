// title: Open the run of an ingest
// question: Which run reads this capture: an unfinished one, or a new one?
// param run: string   the id of a new one
// param name: string   the connector
// param capture: string
// param parameters: string   JSON
// param versions: string   JSON
// param now: datetime
// columns: id, resumed
OPTIONAL MATCH (before:Run {case: $case} WHERE before.id IS NOT NULL)
WHERE before.kind = 'ingest' AND before.status = 'running' AND $capture IN before.captures
WITH before ORDER BY before.started_at DESC LIMIT 1
WITH coalesce(before.id, $run) AS id, before IS NOT NULL AS resumed
MERGE (r:Run {case: $case, id: id})
ON CREATE SET r.kind = 'ingest', r.name = $name, r.status = 'running', r.captures = [$capture],
  r.parameters = $parameters, r.versions = $versions, r.started_at = $now, r.recorded_first = $now,
  r.read = 0, r.new = 0, r.changed = 0, r.same = 0, r.rejected = 0, r.ties_pending = true
SET r.ties_pending = true
RETURN r.id AS id, resumed
