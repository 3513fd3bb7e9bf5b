// title: Mark an ingest that is being taken back
// question: What did this run read, and how is it now?
// param run: string
// param status: string
// param pending: boolean
// columns: captures, before
MATCH (r:Run {case: $case, id: $run})
WHERE r.kind = 'ingest'
WITH r, r.status AS before
SET r.status = $status, r.ties_pending = $pending
RETURN coalesce(r.captures, []) AS captures, before
