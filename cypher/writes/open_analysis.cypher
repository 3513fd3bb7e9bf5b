// title: Open the run of an analysis
// question: What is about to be computed, on which data?
// param run: string
// param name: string   the analysis
// param parameters: string   JSON, keys sorted
// param seed: int
// param versions: string   JSON
// param data_digest: string
// param now: datetime
// columns: id
MERGE (r:Run {case: $case, id: $run})
SET r.kind = 'analysis', r.name = $name, r.status = 'running', r.parameters = $parameters, r.seed = $seed,
  r.versions = $versions, r.data_digest = $data_digest, r.started_at = $now, r.recorded_first = $now
RETURN r.id AS id
