// title: Accounts by handle, on any platform
// question: Which accounts have this handle now?
// param words: string   Lucene syntax from graph.searching
// param ending: string   :@handle, case folded
// param known_on: datetime
// columns: ids, natives
CALL db.index.fulltext.queryNodes('account_text', $words) YIELD node AS a
WHERE a.case = $case AND a.handle_key ENDS WITH $ending AND coalesce(a.recorded_first, $known_on) <= $known_on
WITH a ORDER BY a.id
RETURN collect(a.id) AS ids, collect(a.native_id IS NOT NULL) AS natives
