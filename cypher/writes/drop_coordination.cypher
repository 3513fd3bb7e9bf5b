// title: Drop what earlier runs found
// question: Which ties of simultaneous sharing come from runs of this analysis with these parameters?
// param name: string   the analysis
// param parameters: string   JSON, as the runs say it
// columns: count
MATCH (r:Run {case: $case} WHERE r.id IS NOT NULL)
WHERE r.kind = 'analysis' AND r.name = $name AND r.parameters = $parameters
WITH collect(r.id) AS runs
MATCH (a:Account {case: $case} WHERE a.id IS NOT NULL)-[t:COORDINATED_WITH]->(:Account)
WHERE t.run IN runs
DELETE t
RETURN count(*) AS count
