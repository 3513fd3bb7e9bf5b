// title: Move a capture's cursor
// question: Is the graph where this batch begins? Then move on; otherwise answer nothing, and nothing else runs.
// param capture: string
// param start: int   the position that the batch begins at
// param end: int   the position behind its last record
// columns: position
MERGE (k:Cursor {case: $case, id: $capture})
ON CREATE SET k.position = 0, k.finished = false
SET k.lock_ = true
REMOVE k.lock_
WITH k WHERE k.position = $start
SET k.position = $end
RETURN k.position AS position
