// title: The state of a case's data
// question: Which runs, how far read captures and which assertions make up what the case knows?
// columns: runs, cursors, assertions
CALL () {
  MATCH (r:Run {case: $case} WHERE r.id IS NOT NULL)
  WITH r ORDER BY r.id
  RETURN collect([r.id, r.status, r.read, r.new, r.changed, toString(r.finished_at), r.ties_pending]) AS runs
}
CALL () {
  MATCH (c:Cursor {case: $case} WHERE c.id IS NOT NULL)
  WITH c ORDER BY c.id
  RETURN collect([c.id, c.position, c.finished]) AS cursors
}
CALL () {
  MATCH (a:Account {case: $case} WHERE a.id IS NOT NULL)-[s:SAME_AS]->(b:Account)
  WITH a.id AS one, b.id AS other, toString(s.withdrawn_at) AS withdrawn ORDER BY one, other
  RETURN collect([one, other, withdrawn]) AS assertions
}
RETURN runs, cursors, assertions
