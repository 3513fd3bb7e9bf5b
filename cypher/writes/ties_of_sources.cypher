// title: The stored ties of accounts
// question: What is stored of what these accounts did?
// param sources: strings
// columns: source, target, properties
UNWIND $sources AS id
MATCH (a:Account {case: $case, id: id})-[t:INTERACTED]->(b:Account)
RETURN a.id AS source, b.id AS target, 
  t{.*, first_at: t.first_at.epochMillis, last_at: t.last_at.epochMillis} AS properties
