// title: Close a run
// question: How did it end?
// param run: string
// param status: string
// param result: string   JSON
// param now: datetime
// columns: read, new, changed, same, rejected
MATCH (r:Run {case: $case, id: $run})
SET r.status = $status, r.result = $result, r.finished_at = $now, r.ties_pending = false
RETURN r.read AS read, r.new AS new, r.changed AS changed, r.same AS same, r.rejected AS rejected
