// title: Analyses that are done
// question: Which runs of analyses have ended well, the earliest first?
// columns: runs
MATCH (r:Run {case: $case} WHERE r.id IS NOT NULL)
WHERE r.kind = 'analysis' AND r.status = 'done' AND r.finished_at IS NOT NULL
WITH r ORDER BY r.finished_at, r.id
RETURN collect(r{.id, .name, .parameters, .result, finished_at: r.finished_at.epochMillis}) AS runs
