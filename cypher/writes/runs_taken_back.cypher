// title: Runs that were taken back
// question: Whose records no longer count?
// columns: ids
MATCH (r:Run {case: $case} WHERE r.id IS NOT NULL)
WHERE r.status IN ['taken back', 'taking back']
RETURN collect(r.id) AS ids
