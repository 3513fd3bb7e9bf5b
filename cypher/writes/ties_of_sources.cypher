// title: The stored ties of accounts
// question: What is stored of what these accounts did?
// param sources: strings
// columns: source, target, properties
UNWIND $sources AS id
MATCH (a:Account {case: $case, id: id})-[t:INTERACTED]->(b:Account)
RETURN a.id AS source, b.id AS target, properties(t) AS properties
