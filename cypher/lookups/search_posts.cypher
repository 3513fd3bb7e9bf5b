// title: Posts by words
// question: Which posts contain these words, newest first?
// param words: string   Lucene syntax from graph.searching, never a person's own
// param known_on: datetime
// param limit: int
// columns: ids, total
CALL db.index.fulltext.queryNodes('post_text', $words) YIELD node AS n
WHERE n.case = $case AND coalesce(n.recorded_first, $known_on) <= $known_on
WITH n.id AS id, n.at AS moment ORDER BY moment IS NULL, moment DESC, id
WITH collect(id) AS found
RETURN found[..$limit] AS ids, size(found) AS total
