// title: How many ties a run of simultaneous sharing left
// question: How many COORDINATED_WITH relationships name this run?
// param run: string
// columns: count
MATCH (a:Account {case: $case} WHERE a.id IS NOT NULL)-[t:COORDINATED_WITH]->(:Account)
WHERE t.run = $run
RETURN count(t) AS count
