// title: Ties that are not recomputed yet
// question: Which runs have loaded posts whose ties are still to be recomputed?
// columns: runs
MATCH (r:Run {case: $case} WHERE r.id IS NOT NULL)
WHERE r.ties_pending
WITH r ORDER BY r.started_at, r.id
RETURN collect(r.id) AS runs
