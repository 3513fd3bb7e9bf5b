// title: Say that a capture has been read to its end
// question: Is there anything left to read?
// param capture: string
// columns: position
MERGE (k:Cursor {case: $case, id: $capture})
ON CREATE SET k.position = 0
SET k.finished = true
RETURN k.position AS position
