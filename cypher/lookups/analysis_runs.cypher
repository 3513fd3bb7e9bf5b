// title: Runs of an analysis
// question: Which runs of this analysis are there, the latest first?
// param name: string   the analysis
// param known_on: datetime
// columns: id, status, parameters, seed, versions, data_digest, result, started_at, finished_at
MATCH (r:Run {case: $case} WHERE r.id IS NOT NULL)
WHERE r.kind = 'analysis' AND r.name = $name AND r.recorded_first <= $known_on
RETURN r.id AS id, r.status AS status, r.parameters AS parameters, r.seed AS seed, r.versions AS versions,
  r.data_digest AS data_digest, r.result AS result, r.started_at.epochMillis AS started_at,
  r.finished_at.epochMillis AS finished_at
ORDER BY r.started_at DESC, r.id DESC
