// title: A real read
// question: Does the database answer?
// columns: runs
MATCH (r:Run {case: $case})
RETURN count(r) AS runs
