/** An investigation as it is saved: comments first, so that it pastes into Neo4j Browser as it is. */
export const EXAMPLE = `// title: Accounts with many followers
// question: Which accounts have at least so many followers?
// shows: table
// param least: int = 1000   fewest followers
// param limit: int = 100   accounts that are returned, those of the most followers first
// param known_on: datetime = 9999-01-01T00:00:00Z   what was recorded later is left out
// limits: least 0..1000000000, limit 1..1000
// columns: account, handle, followers, total
// key: account
MATCH (a:Account {case: $case})
WHERE a.followers >= $least AND coalesce(a.recorded_first, $known_on) <= $known_on
WITH a ORDER BY a.followers DESC, a.id
WITH collect(a) AS found
WITH found, size(found) AS total
UNWIND found[..$limit] AS a
RETURN a.id AS account, a.handle AS handle, a.followers AS followers, total
`;
