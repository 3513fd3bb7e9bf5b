// title: Accounts by handle
// question: Which accounts have this handle now, on these platforms?
// param keys: strings   handle keys, platform:@handle
// param known_on: datetime
// columns: ids, natives
UNWIND $keys AS key
MATCH (a:Account {case: $case, handle_key: key})
WHERE coalesce(a.recorded_first, $known_on) <= $known_on
WITH a ORDER BY a.id
RETURN collect(a.id) AS ids, collect(a.native_id IS NOT NULL) AS natives
