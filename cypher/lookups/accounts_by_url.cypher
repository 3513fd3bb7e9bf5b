// title: Accounts by their own address
// question: Which accounts say that this is their URL?
// param urls: strings   the ways in which it may be written
// param known_on: datetime
// columns: ids, natives
MATCH (a:Account {case: $case} WHERE a.id IS NOT NULL)
WHERE a.url IN $urls AND coalesce(a.recorded_first, $known_on) <= $known_on
WITH a ORDER BY a.id
RETURN collect(a.id) AS ids, collect(a.native_id IS NOT NULL) AS natives
