// title: Close the run of an analysis
// question: How did it end, and what does it say about itself?
// param run: string
// param status: string   done or failed
// param result: string   JSON
// param now: datetime
// columns: id
MATCH (r:Run {case: $case, id: $run})
SET r.status = $status, r.result = $result, r.finished_at = coalesce(r.finished_at, $now)
RETURN r.id AS id
