// title: Mark what was deleted
// question: Which nodes does a source say were deleted, and when was that recorded first?
// param label: string
// param ids: strings
// param recorded_at: int   epoch milliseconds
// columns: ids
// limits: ids are those that were not known to be gone
UNWIND $ids AS id
MATCH (n:$($label) {case: $case, id: id})
WITH n, n.gone_recorded IS NULL AS fresh, datetime({epochMillis: $recorded_at}) AS at
SET n.gone_recorded = CASE WHEN n.gone_recorded < at THEN n.gone_recorded ELSE at END
RETURN collect(CASE WHEN fresh THEN n.id END) AS ids
