// title: Forget how far a capture was read
// question: Was there a cursor?
// param capture: string
// columns: count
MATCH (k:Cursor {case: $case, id: $capture})
DELETE k
RETURN count(*) AS count
