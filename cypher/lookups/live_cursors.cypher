// title: How far the captures are in the graph
// question: Up to which record has each capture been loaded, and is that its end?
// columns: captures, positions, finished
MATCH (k:Cursor {case: $case} WHERE k.id IS NOT NULL)
WITH k ORDER BY k.id
RETURN collect(k.id) AS captures, collect(coalesce(k.position, 0)) AS positions,
  collect(coalesce(k.finished, false)) AS finished
