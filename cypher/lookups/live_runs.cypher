// title: Runs as they stand
// question: Which ingests and analyses are there, and how far is each?
// columns: ids, statuses, states
MATCH (r:Run {case: $case} WHERE r.id IS NOT NULL)
WITH r ORDER BY r.id
RETURN collect(r.id) AS ids, collect(coalesce(r.status, '')) AS statuses, collect(
  toString(coalesce(r.read, 0)) + ' ' + toString(coalesce(r.new, 0)) + ' ' + toString(coalesce(r.changed, 0))
  + ' ' + toString(coalesce(r.rejected, 0)) + ' ' + toString(coalesce(r.ties_pending, false))
) AS states
