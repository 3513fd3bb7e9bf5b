// title: How far a capture is in the graph
// question: Where does reading go on, and is it finished?
// param capture: string
// columns: position, finished
MATCH (k:Cursor {case: $case, id: $capture})
RETURN k.position AS position, coalesce(k.finished, false) AS finished
