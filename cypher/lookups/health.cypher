// title: A real read
// question: Does the database answer?
// columns: runs
MATCH (r:Run {case: $case} WHERE r.id IS NOT NULL)
RETURN count(r) AS runs
